"""Ein Name, in jedem Thread ein anderer Wert

Seite: barriers
Beispiel: own_customer
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

customer = threading.local()
receipts = []


def print_receipt(item):
    receipts.append(f"{customer.name}: {item}")


def serve(name, item):
    customer.name = name
    print_receipt(item)


anna = threading.Thread(target=serve, args=("Anna", "bread"), name="Anna")
ben = threading.Thread(target=serve, args=("Ben", "cake"), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print(", ".join(sorted(receipts)))
print("Kunde im Haupt-Thread:", hasattr(customer, "name"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna: bread, Ben: cake
# | Kunde im Haupt-Thread: False
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
