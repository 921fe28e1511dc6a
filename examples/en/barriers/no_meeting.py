"""Solution: without waiting, you calculate with half the figures

Page: barriers
Example: no_meeting
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

votes = {"north": [12, 30], "south": [41, 17]}
counted = {}
shares = {}


def count(district):
    counted[district] = sum(votes[district])
    shares[district] = 100 * counted[district] // sum(counted.values())


south = threading.Thread(target=count, args=("south",), name="South district")
south.start()
count("north")
south.join()
print("North", shares["north"], "percent, South", shares["south"], "percent")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | North 42 percent, South 100 percent
#
# Also possible, it prints:
# | North 100 percent, South 58 percent
#
# Also possible, it prints:
# | North 42 percent, South 58 percent
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
