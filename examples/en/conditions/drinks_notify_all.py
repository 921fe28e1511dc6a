"""All of them check

Page: conditions
Example: drinks_notify_all
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
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
        counter.notify_all()
ben.join()
anna.join()
print("Everyone is served.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Everyone is served.
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
