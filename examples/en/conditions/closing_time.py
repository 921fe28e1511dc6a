"""Selling to the end

Page: conditions
Example: closing_time
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

shelf = []
closed = False
changed = threading.Condition()


def sell():
    while True:
        with changed:
            changed.wait_for(lambda: shelf or closed)
            if not shelf:
                print("Time to go home!")
                return
            print("Selling loaf number", shelf.pop(0))


seller = threading.Thread(target=sell, name="salesman")
seller.start()
for number in (1, 2):
    with changed:
        shelf.append(number)
        changed.notify_all()
with changed:
    closed = True
    changed.notify_all()
seller.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Selling loaf number 1
# | Selling loaf number 2
# | Time to go home!
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
