"""Two threads, one total, no lock

Page: locks
Example: takings
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

PRICES = {"coffee": 3, "cake": 4}
takings = 0


def look_up(item):
    return PRICES[item]


def sell(item):
    global takings
    before = takings  # read
    price = look_up(item)
    takings = before + price  # write


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
# Also possible, it prints:
# | In the till: 3
#
# Also possible, it prints:
# | In the till: 4
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
