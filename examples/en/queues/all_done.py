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
        except Exception as error:
            print("Cannot be measured:", word, type(error).__name__)
        finally:
            jobs.task_done()


worker = threading.Thread(target=measure, name="counter")
worker.start()
try:
    for word in ("bread", 17, "butter"):
        jobs.put(word)
    jobs.join()  # Not worker.join(): the thread lives on.
    print("Measured so far:", *lengths)
finally:
    jobs.put(None)
    worker.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Cannot be measured: 17 TypeError
# | Measured so far: 5 6
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
