import queue
import threading

line = queue.SimpleQueue()


def two():
    line.put(1)
    line.put(2)


def one():
    line.put(3)


threads = [threading.Thread(target=two), threading.Thread(target=one)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(line.get(), line.get(), line.get())
