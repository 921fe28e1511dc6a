"""Anna takes in 3, Ben 4. What is in the till in the end?

Page: index
Example: shared_takings
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

takings = 0


def sell(price):
    global takings
    before = takings
    takings = before + price


anna = threading.Thread(target=sell, args=(3,), name="Anna")
ben = threading.Thread(target=sell, args=(4,), name="Ben")
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
