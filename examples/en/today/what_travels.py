"""What may travel to another process

Page: today
Example: what_travels
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import pickle
import threading


def double(number):
    return 2 * number


things = {
    "the list": [1, 2, 3],
    "the function with a name": double,
    "the lambda": lambda number: 2 * number,
    "the lock": threading.Lock(),
}
for name, thing in things.items():
    try:
        pickle.dumps(thing)
        print(name, "comes along.")
    except (TypeError, AttributeError, pickle.PicklingError):
        print(name, "stays here.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | the list comes along.
# | the function with a name comes along.
# | the lambda stays here.
# | the lock stays here.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
