"""Solution: three outcomes

Page: atomic
Example: swapped_twice
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

left, right = 1, 2


def swap():
    global left, right
    left, right = right, left


threads = [threading.Thread(target=swap) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(left, right)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 1 2
#
# Also possible, it prints:
# | 2 2
#
# Also possible, it prints:
# | 2 1
#
# All thread schedules were searched up to this bound and granularity:
# - 1: opcode
