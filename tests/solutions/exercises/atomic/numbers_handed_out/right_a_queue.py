import queue
import threading

numbers = queue.SimpleQueue()
drawn = []
for number in (1, 2):
    numbers.put(number)


def draw():
    try:
        drawn.append(numbers.get_nowait())
    except queue.Empty:
        pass


threads = [threading.Thread(target=draw) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(drawn))
