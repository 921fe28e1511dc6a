"""First all count, then all calculate

Page: barriers
Example: vote_count
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

votes = {"north": [12, 30], "south": [41, 17]}
counted = {}
shares = {}


def add_up():
    counted["all"] = counted["north"] + counted["south"]


meeting = threading.Barrier(2, action=add_up)


def count(district):
    counted[district] = sum(votes[district])
    meeting.wait()
    shares[district] = 100 * counted[district] // counted["all"]


south = threading.Thread(target=count, args=("south",), name="South district")
south.start()
count("north")
south.join()
print("North", shares["north"], "per cent, South", shares["south"], "per cent")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | North 42 per cent, South 58 per cent
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
