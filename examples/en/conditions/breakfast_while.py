"""Anna keeps asking until there is a roll

Page: conditions
Example: breakfast_while
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

coffees = []
rolls = []
counter = threading.Condition()


def have_breakfast():
    with counter:
        while not rolls:
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
# All thread schedules were searched up to this bound and granularity:
# - 2: line
