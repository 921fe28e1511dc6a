"""Everyone acquires the locks in the same order

Page: locks
Example: transfers_ordered
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


checking, savings = Account(1, 50), Account(2, 200)
anna = threading.Thread(target=transfer, args=(checking, savings, 30), name="Anna")
ben = threading.Thread(target=transfer, args=(savings, checking, 100), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Checking:", checking.balance, "Savings:", savings.balance)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Checking: 120 Savings: 130
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
