import threading

lock = threading.Lock()


def keeps():
    lock.acquire()


def needs():
    lock.acquire()
    print("got it")


threads = [threading.Thread(target=keeps), threading.Thread(target=needs)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("end")
