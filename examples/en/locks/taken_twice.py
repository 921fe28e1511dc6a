"""Lock and RLock, acquired twice

Page: locks
Example: taken_twice
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

for kind, lock in (("A Lock", threading.Lock()), ("An RLock", threading.RLock())):
    with lock:
        if lock.acquire(blocking=False):
            print(kind, "lets the same thread in once more.")
            lock.release()  # Release it as often as it was acquired.
        else:
            print(kind, "does not let it in a second time.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | A Lock does not let it in a second time.
# | An RLock lets the same thread in once more.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
