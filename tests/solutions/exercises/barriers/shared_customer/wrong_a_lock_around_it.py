# says: None of its outcomes
import threading
import types

customer = types.SimpleNamespace()
lock = threading.Lock()
receipts = []


def serve(name, item):
    with lock:
        customer.name = name
        receipts.append(f"{customer.name}: {item}")


threads = [
    threading.Thread(target=serve, args=it) for it in (("Anna", "bread"), ("Ben", "cake"))
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(", ".join(sorted(receipts)))
