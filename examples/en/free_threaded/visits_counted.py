"""Two entrances count visits

Page: free_threaded
Example: visits_counted
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

visits = {"north": 0, "south": 0, "all": 0}


def admit(entrance):
    visits[entrance] += 1
    visits["all"] += 1


threads = [threading.Thread(target=admit, args=(name,)) for name in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(visits["all"])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 2
#
# All thread schedules were searched up to this bound and granularity:
# - 2: gil
