# says: None of its outcomes
import threading

pair = [1, 2]
lock = threading.RLock()


def swap():
    with lock:
        pair.reverse()


threads = [threading.Thread(target=swap) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*pair)
