"""Lösung: Der eine bezahlt, der andere bekommt den Beleg

Seite: barriers
Beispiel: shared_customer
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading
import types

customer = types.SimpleNamespace()
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

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna: bread, Ben: cake
#
# Auch möglich, es gibt aus:
# | Ben: bread, Ben: cake
#
# Auch möglich, es gibt aus:
# | Anna: bread, Anna: cake
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
