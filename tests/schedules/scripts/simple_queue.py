from queue import SimpleQueue
from threading import Thread

queue = SimpleQueue()


def put(letter):
    queue.put(letter)


threads = [Thread(target=put, args=(letter,)) for letter in "ab"]
for thread in threads:
    thread.start()
print(queue.get() + queue.get())
