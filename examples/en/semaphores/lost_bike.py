"""Ben has a flat tyre and forgets the bike

Page: semaphores
Example: lost_bike
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

bikes = threading.Semaphore(1)


def ride(tyre):
    bikes.acquire()
    if tyre == "flat":
        return  # He walks home. And the bike?
    bikes.release()


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
# | Clara gets no bike.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
