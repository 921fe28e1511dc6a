from threading import Thread

tickets = 1
sold = []


def sell(name):
    global tickets
    if tickets > 0:
        tickets -= 1
        sold.append(name)


first = Thread(target=sell, args=("Anna",))
second = Thread(target=sell, args=("Ben",))
first.start()
second.start()
first.join()
second.join()
print(len(sold), "sold")
