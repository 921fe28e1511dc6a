"""Two threads, one signal

Page: events
Example: stop_for_two
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

stop = threading.Event()
tidied = []


def keep_fresh(name):
    while not stop.wait(timeout=60):
        print(name, "is being refreshed.")
    tidied.append(name)


names = ("Bern", "Hamburg")
refreshers = [threading.Thread(target=keep_fresh, args=(name,), name=name) for name in names]
try:
    for refresher in refreshers:
        refresher.start()
finally:
    stop.set()
for refresher in refreshers:
    refresher.join()
print("Tidied up:", *sorted(tidied))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Tidied up: Bern Hamburg
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
