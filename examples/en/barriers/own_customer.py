"""One name, another value in each thread

Page: barriers
Example: own_customer
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
print("Customer in the main thread:", hasattr(customer, "name"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna: bread, Ben: cake
# | Customer in the main thread: False
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
