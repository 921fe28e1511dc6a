"""Solution: without a semaphore, sometimes all three are out

Page: semaphores
Example: unlimited_bikes
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

lock = threading.Lock()
riding = ["Anna"]
seen = []


def ride(name):
    with lock:
        riding.append(name)
        seen.append(", ".join(sorted(riding)))
    with lock:
        riding.remove(name)


riders = [
    threading.Thread(target=ride, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
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
# Also possible, it prints:
# | Anna, Ben
# | Anna, Ben, Clara
#
# Also possible, it prints:
# | Anna, Ben, Clara
# | Anna, Clara
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
