"""Anna asks only once

Page: conditions
Example: breakfast_if
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

coffees = []
rolls = []
counter = threading.Condition()


def have_breakfast():
    with counter:
        if not rolls:
            counter.wait()
        rolls.pop()
    print("Anna has a roll.")


anna = threading.Thread(target=have_breakfast, name="Anna")
anna.start()
with counter:
    coffees.append("coffee")
    counter.notify_all()
with counter:
    rolls.append("roll")
    counter.notify_all()
anna.join()
print("The counter closes.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna has a roll.
# | The counter closes.
#
# Also possible, it prints:
# | The counter closes.
# On the way, an exception ends a thread:
# - Anna: IndexError
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
