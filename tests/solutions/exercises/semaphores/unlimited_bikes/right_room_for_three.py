import threading

bikes = threading.Semaphore(3)
lock = threading.Lock()
riding = ["Anna"]
seen = []


def ride(name):
    with bikes:
        with lock:
            riding.append(name)
            seen.append(", ".join(sorted(riding)))
        with lock:
            riding.remove(name)


with bikes:
    riders = [threading.Thread(target=ride, args=(it,)) for it in ("Ben", "Clara")]
    for rider in riders:
        rider.start()
    for rider in riders:
        rider.join()
print(*sorted(seen), sep="\n")
