"""A buffer with limited room

Page: conditions
Example: bread_shelf
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

PLACES = 2
shelf = []
changed = threading.Condition()


def bake():
    for number in range(1, 4):
        with changed:
            changed.wait_for(lambda: len(shelf) < PLACES)
            shelf.append(number)
            changed.notify_all()


def sell():
    with changed:
        changed.wait_for(lambda: shelf)
        number = shelf.pop(0)
        changed.notify_all()
    return number


baker = threading.Thread(target=bake, name="baker")
baker.start()
for _ in range(3):
    print("Selling loaf number", sell())
baker.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Selling loaf number 1
# | Selling loaf number 2
# | Selling loaf number 3
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
