"""Solution: take one, instead of checking and taking one

Page: atomic
Example: numbers_handed_out
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

numbers = [2, 1]
drawn = {}


def draw(name):
    try:
        drawn[name] = numbers.pop()
    except IndexError:
        drawn[name] = None


threads = [threading.Thread(target=draw, args=(name,)) for name in ("Anna", "Ben", "Carla")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(number for number in drawn.values() if number))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | [1, 2]
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
