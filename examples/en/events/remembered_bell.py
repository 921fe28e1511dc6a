"""The switch stays at “yes”

Page: events
Example: remembered_bell
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

has_rung = threading.Event()


def take_a_break():
    has_rung.wait()
    print("Anna takes a break.")


anna = threading.Thread(target=take_a_break, name="Anna")
anna.start()
has_rung.set()
anna.join()
print("Everyone is in the yard.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna takes a break.
# | Everyone is in the yard.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
