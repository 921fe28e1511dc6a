import threading

balance = 100


class Box:
    pass


def pay():
    global balance
    balance = balance - 30


def ask(read):
    Box.seen = read()


threads = [threading.Thread(target=pay), threading.Thread(target=ask, args=(lambda: balance,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Box.seen)
