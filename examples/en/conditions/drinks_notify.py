"""The one who is woken may be the wrong one

Page: conditions
Example: drinks_notify
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading
import time

drinks = set()
counter = threading.Condition()


def order(drink):
    with counter:
        counter.wait_for(lambda: drink in drinks)
        drinks.remove(drink)


ben = threading.Thread(target=order, args=("coffee",), name="Ben")
anna = threading.Thread(target=order, args=("tea",), name="Anna")
ben.start()
anna.start()
for drink in ("coffee", "tea"):
    time.sleep(0.01)  # The water has to boil.
    with counter:
        drinks.add(drink)
        counter.notify()
ben.join()
anna.join()
print("Everyone is served.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Everyone is served.
#
# Also possible, it prints nothing.
# Then it never ends, because every thread waits for ever (deadlock):
# - MainThread: anna.join()
# - Anna: counter.wait_for(lambda: drink in drinks)
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
