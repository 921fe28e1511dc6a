import threading

missing = 2
lock, all_there = threading.Lock(), threading.Event()


def load():
    global missing
    with lock:
        missing -= 1
        if not missing:
            all_there.set()


for _ in range(2):
    threading.Thread(target=load).start()
all_there.wait()
print("Noch nicht geladen:", missing)
