"""Three want to ride, two may

Page: semaphores
Example: rental_bikes
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

bikes = threading.Semaphore(2)  # There are two bikes.
lock = threading.Lock()
riding = []
seen = []


def ride(name):
    with bikes:
        with lock:  # The lists need a lock all the same.
            riding.append(name)
            seen.append(", ".join(sorted(riding)))
        with lock:
            riding.remove(name)


riders = [
    threading.Thread(target=ride, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
with bikes:
    riding.append("Anna")
    for rider in riders:
        rider.start()
    for rider in riders:
        rider.join()
print(*sorted(seen), sep="\n")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna, Ben
# | Anna, Clara
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
