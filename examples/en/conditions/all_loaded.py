"""Counting down and waiting

Page: conditions
Example: all_loaded
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

missing = 2
progress = threading.Condition()


def load(name):
    global missing
    # The loading would happen here.
    with progress:
        missing -= 1
        progress.notify()
    # The work would go on here.


for name in ("winter.jpg", "summer.jpg"):
    threading.Thread(target=load, args=(name,), name=name).start()

with progress:
    progress.wait_for(lambda: missing == 0)
print("Not yet loaded:", missing)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Not yet loaded: 0
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
