"""Shut down where possible, otherwise a sentinel

Page: queues
Example: closing_time
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue
import sys
import threading

jobs = queue.Queue()
stamped = []


def work():
    try:
        while (letter := jobs.get()) is not None:
            stamped.append(letter)
    except queue.ShutDown:  # Exists from Python 3.13 on.
        pass


clerk = threading.Thread(target=work, name="post office")
clerk.start()
try:
    jobs.put("letter")
    jobs.put("parcel")
finally:
    if sys.version_info >= (3, 13):
        jobs.shutdown()
    else:
        jobs.put(None)
    clerk.join()
print("Stamped:", *stamped)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Stamped: letter parcel
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
