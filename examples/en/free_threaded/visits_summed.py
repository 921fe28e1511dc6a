"""Solution: those who need the sum compute it

Page: free_threaded
Example: visits_summed
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

visits = {"north": 0, "south": 0}


def admit(entrance):
    visits[entrance] += 1


threads = [threading.Thread(target=admit, args=(name,)) for name in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(visits.values()))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 2
#
# All thread schedules were searched up to this bound and granularity:
# - 1: opcode
