"""Interrupted while counting

Page: atomic
Example: guest_list
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

guests = {"Anna": 2, "Ben": 1}


def invite():
    guests["Carla"] = 3


host = threading.Thread(target=invite, name="Gastgeber")
host.start()
try:
    seats = 0
    for name in guests:
        seats += guests[name]
    print("Seats:", seats)
except RuntimeError as error:
    print(error)
host.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Seats: 3
#
# Also possible, it prints:
# | Seats: 6
#
# Also possible, it prints:
# | dictionary changed size during iteration
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
