"""An egg timer

Page: taking-part
Example: egg_timer
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def ring():
    print("The egg is done.")


timer = threading.Timer(0.1, ring)
print("The egg is in the water.")
timer.start()
timer.join()  # First the bell, then the meal.
print("Enjoy your meal!")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The egg is in the water.
# | The egg is done.
# | Enjoy your meal!
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
