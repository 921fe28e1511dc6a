"""Two ask at once, and the price is looked up twice

Page: atomic
Example: cached_twice
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import functools
import threading

lookups = []


@functools.cache
def price(item):
    lookups.append(item)
    return 3


threads = [threading.Thread(target=price, args=("coffee",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Looked up:", len(lookups))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Looked up: 1
#
# Also possible, it prints:
# | Looked up: 2
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
