import threading

count = 0
names = globals()


def add():
    global count
    old = count
    names["count"] = old + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
