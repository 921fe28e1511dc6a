from threading import Lock, Thread

counter = 0
lock = Lock()


def work():
    global counter
    for _ in range(2):
        with lock:
            before = counter
            counter = before + 1


threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
