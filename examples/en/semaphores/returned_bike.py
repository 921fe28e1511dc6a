"""The bike is back even after a flat tyre

Page: semaphores
Example: returned_bike
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

bikes = threading.Semaphore(1)


def ride(tyre):
    with bikes:
        if tyre == "flat":
            return


ben = threading.Thread(target=ride, args=("flat",), name="Ben")
ben.start()
ben.join()
if bikes.acquire(timeout=0.02):
    print("Clara sets off.")
else:
    print("Clara gets no bike.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Clara sets off.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
