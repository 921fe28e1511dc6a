import threading

visits = {"north": 0, "south": 0, "all": 0}
lock = threading.Lock()


def admit(entrance):
    with lock:
        visits[entrance] += 1
        visits["all"] += 1


threads = [threading.Thread(target=admit, args=(it,)) for it in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(visits["all"])
