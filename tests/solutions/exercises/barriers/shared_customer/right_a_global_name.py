import threading

customer = None
receipts = []


def serve(name, item):
    global customer
    customer = name
    receipts.append(f"{customer}: {item}")


anna = threading.Thread(target=serve, args=("Anna", "bread"))
ben = threading.Thread(target=serve, args=("Ben", "cake"))
anna.start()
ben.start()
anna.join()
ben.join()
print(", ".join(sorted(receipts)))
