"""Solution: exactly three outcomes

Page: finding_faults
Example: two_and_one
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

letters = []


def append_twice():
    letters.append("a")
    letters.append("a")


def append_once():
    letters.append("b")


threads = [threading.Thread(target=append_twice), threading.Thread(target=append_once)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*letters)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | a a b
#
# Also possible, it prints:
# | a b a
#
# Also possible, it prints:
# | b a a
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
