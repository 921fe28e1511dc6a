"""Solution: one pays, the other gets the receipt

Page: barriers
Example: shared_customer
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna: bread, Ben: cake
#
# Also possible, it prints:
# | Ben: bread, Ben: cake
#
# Also possible, it prints:
# | Anna: bread, Anna: cake
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
