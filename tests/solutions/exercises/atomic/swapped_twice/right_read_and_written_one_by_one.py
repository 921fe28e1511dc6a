import threading

left, right = 1, 2


def swap():
    global left, right
    old = left
    left = right
    right = old


threads = [threading.Thread(target=swap) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(left, right)
