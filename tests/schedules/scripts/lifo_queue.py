from queue import LifoQueue
from threading import Thread

queue = LifoQueue()


def put():
    for number in (1, 2):
        queue.put(number)


thread = Thread(target=put)
thread.start()
print(queue.get(), queue.get())
thread.join()
