import threading

bike = threading.Lock()
found = []


def set_out(name):
    if bike.acquire(blocking=False):
        found.append(name)


threads = [threading.Thread(target=set_out, args=(it,)) for it in ("Ben", "Clara")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Mit dem Rad:", *found)
