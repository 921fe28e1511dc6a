"""A thread that comes too late waits for the result

Page: atomic
Example: computed_once
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class Lazy:
    def __init__(self, compute):
        self.compute = compute
        self.lock = threading.Lock()
        self.done = False

    def get(self):
        with self.lock:
            if not self.done:
                self.value = self.compute()
                self.done = True
            return self.value


lookups = []


def look_up():
    lookups.append("coffee")
    return 3


price = Lazy(look_up)
threads = [threading.Thread(target=price.get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Looked up:", len(lookups), "Price:", price.get())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Looked up: 1 Price: 3
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
