"""Solution: one rides, one walks

Page: semaphores
Example: last_bike
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

bikes = threading.BoundedSemaphore(1)
on_bike = []


def set_out(name):
    if bikes.acquire(blocking=False):
        on_bike.append(name)


guests = [
    threading.Thread(target=set_out, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print("By bike:", *on_bike)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | By bike: Ben
#
# Also possible, it prints:
# | By bike: Clara
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
