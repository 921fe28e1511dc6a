import threading

loads = []


def load():
    loads.append(1)
    return {"a": "b"}


settings = None
gate = threading.RLock()


def get_settings():
    global settings
    gate.acquire()
    try:
        if settings is None:
            settings = load()
    finally:
        gate.release()
    return settings


threads = [threading.Thread(target=get_settings, name=name) for name in ("Anna", "Ben")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("So oft geladen:", len(loads))
