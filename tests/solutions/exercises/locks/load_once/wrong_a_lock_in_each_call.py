# says: So oft geladen: 2
import threading

loads = []


def load():
    loads.append(1)
    return {"a": "b"}


settings = {}


def get_settings():
    global settings
    with threading.Lock():
        if not settings:
            settings = load()
    return settings


threads = [threading.Thread(target=get_settings, name=name) for name in ("Anna", "Ben")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("So oft geladen:", len(loads))
