from threading import Thread

counter = 0


def plus_one(number):
    return number + 1


def work():
    global counter
    before = counter
    counter = plus_one(before)


threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
