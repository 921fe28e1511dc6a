"""One stops, and nobody hears of it

Page: surroundings
Example: exit_in_thread
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import sys
import threading


def read_orders():
    sys.exit("The file is missing.")


reader = threading.Thread(target=read_orders, name="Anna")
reader.start()
reader.join()
print("The program goes on.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The program goes on.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
