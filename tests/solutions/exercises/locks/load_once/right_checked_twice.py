import threading

loads = []


def load():
    loads.append(1)
    return {"a": "b"}


settings = {}
gate = threading.Lock()


def get_settings():
    if not settings:
        with gate:
            if not settings:
                settings.update(load())
    return settings


threads = [threading.Thread(target=get_settings, name=name) for name in ("Anna", "Ben")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("So oft geladen:", len(loads))
