import threading

lock = threading.Semaphore(1)


def add_album():
    with lock, lock:
        pass


threading.Thread(target=add_album).start()
