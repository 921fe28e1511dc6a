"""Only one at a time may turn the page

Page: atomic
Example: one_at_a_time
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class OneAtATime:
    def __init__(self, iterator):
        self.iterator = iterator
        self.lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


tickets = OneAtATime(number for number in (1, 2, 3))
drawn = []
threads = [threading.Thread(target=lambda: drawn.append(next(tickets))) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Drawn:", *sorted(drawn))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Drawn: 1 2
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
