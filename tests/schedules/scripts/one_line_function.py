import threading

n = 0


def get():
    return n


def read():
    global total
    total = get() + get()


def write():
    global n
    n = 1


total = 0
threads = [threading.Thread(target=read), threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
