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
print("North", shares["north"], "per cent, South", shares["south"], "per cent")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | North 42 per cent, South 100 per cent
#
# Also possible, it prints:
# | North 100 per cent, South 58 per cent
#
# Also possible, it prints:
# | North 42 per cent, South 58 per cent
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
