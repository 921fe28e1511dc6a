from threading import RLock, Thread

lock = RLock()
log = []


def outer(name):
    with lock:
        log.append(name)
        inner(name)


def inner(name):
    with lock:
        log.append(name)


threads = [Thread(target=outer, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(log))
