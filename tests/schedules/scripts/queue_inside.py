import queue
import threading

shelf = queue.Queue()
seen = []


def look():
    number = len(shelf.queue)
    seen.append(number)


def fill():
    shelf.put(1)


threads = [threading.Thread(target=fill), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
