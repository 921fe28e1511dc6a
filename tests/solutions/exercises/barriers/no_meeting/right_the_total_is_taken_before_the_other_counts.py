import threading

votes = {"north": 42, "south": 58}
counted, shares = {}, {}


def count(district):
    counted[district] = votes[district]
    shares[district] = counted[district] * 100 // sum(counted.values())


threads = [threading.Thread(target=count, args=(it,)) for it in votes]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Nord", shares["north"], "Prozent, Süd", shares["south"], "Prozent")
