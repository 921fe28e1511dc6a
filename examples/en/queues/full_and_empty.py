"""Better to know at once

Page: queues
Example: full_and_empty
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue

shelf = queue.Queue(maxsize=1)
shelf.put_nowait("bread")
try:
    shelf.put_nowait("cake")
except queue.Full:
    print("The shelf is full.")
print("From the shelf:", shelf.get(timeout=0.01))
try:
    shelf.get(timeout=0.01)
except queue.Empty:
    print("The shelf is empty.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The shelf is full.
# | From the shelf: bread
# | The shelf is empty.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
