# says: [1, 1
import threading

numbers = [2, 1]
drawn = []


def draw():
    try:
        number = numbers[-1]
        numbers.pop()
        drawn.append(number)
    except IndexError:
        pass


threads = [threading.Thread(target=draw) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(drawn))
