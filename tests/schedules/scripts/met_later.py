"""What only one of two runs touches: ``value`` by its name, if nothing has been announced yet."""

import threading


class Count:
    pass


def announce(count):
    setattr(count, "announced", True)
    setattr(count, "value", 5)


def add(count):
    if not hasattr(count, "announced"):
        old = count.value
        count.value = old + 1


count = Count()
count.value = 0
threads = [threading.Thread(target=it, args=(count,)) for it in (announce, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count.value)
