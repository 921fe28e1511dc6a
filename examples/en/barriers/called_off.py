"""The north calls it off, and the south hears of it

Page: barriers
Example: called_off
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

meeting = threading.Barrier(2)
ballot_boxes = {"south": [41, 17]}  # The box from the north is missing.


def count(district):
    try:
        total = sum(ballot_boxes[district])
        meeting.wait()
        print("Counted:", district, total)
    except KeyError:
        meeting.abort()
    except threading.BrokenBarrierError:
        print("No result:", district)


south = threading.Thread(target=count, args=("south",), name="South district")
south.start()
count("north")
south.join()
print("Meeting called off:", meeting.broken)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | No result: south
# | Meeting called off: True
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
