from queue import Queue
from threading import Thread

queue = Queue(maxsize=1)


def produce():
    for number in range(2):
        queue.put(number)
        print("put", number)


def consume():
    for _ in range(2):
        number = queue.get()
        print("got", number)


producer = Thread(target=produce)
consumer = Thread(target=consume)
producer.start()
consumer.start()
producer.join()
consumer.join()
