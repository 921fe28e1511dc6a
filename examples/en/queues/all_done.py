"""Waiting until every job is done

Page: queues
Example: all_done
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue
import threading

jobs = queue.Queue()
lengths = []


def measure():
    while (word := jobs.get()) is not None:
        try:
            lengths.append(len(word))
        finally:
            jobs.task_done()


worker = threading.Thread(target=measure, name="counter")
worker.start()
jobs.put("bread")
jobs.put("butter")
jobs.join()  # Not worker.join(): the thread lives on.
print("Measured so far:", *lengths)
jobs.put(None)
worker.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Measured so far: 5 6
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
