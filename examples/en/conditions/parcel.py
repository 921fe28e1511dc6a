"""Anna waits for a parcel

Page: conditions
Example: parcel
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

parcels = []
arrival = threading.Condition()


def unpack():
    with arrival:
        arrival.wait_for(lambda: parcels)
        print("Anna unpacks:", parcels.pop())


anna = threading.Thread(target=unpack, name="Anna")
anna.start()
with arrival:
    parcels.append("three books")
    arrival.notify()
anna.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna unpacks: three books
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
