import threading


class Stock(dict):
    pass


stock = Stock(nails=0)


def add():
    found = stock["nails"]
    stock["nails"] = found + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock["nails"])
