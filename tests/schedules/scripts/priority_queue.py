from queue import PriorityQueue
from threading import Thread

queue = PriorityQueue()


def put(number):
    queue.put(number)


threads = [Thread(target=put, args=(number,)) for number in (2, 1)]
for thread in threads:
    thread.start()
print(queue.get(), queue.get())
