"""Compute before acquiring the lock, and only read and write while holding it

Page: locks
Example: short_lock
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

PRICES = {"coffee": 3, "cake": 4}
takings = 0
takings_lock = threading.Lock()


def look_up(item):
    return PRICES[item]


def sell(item):
    global takings
    price = look_up(item)
    with takings_lock:
        before = takings
        takings = before + price


anna = threading.Thread(target=sell, args=("coffee",), name="Anna")
ben = threading.Thread(target=sell, args=("cake",), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("In the till:", takings)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | In the till: 7
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
