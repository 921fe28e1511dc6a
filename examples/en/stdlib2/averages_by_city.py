"""Each thread puts its result into its own slot

Page: stdlib2
Example: averages_by_city
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

averages = {}


def average(city, readings):
    averages[city] = sum(readings) / len(readings)


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", [9, 11, 13]), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, averages[thread.name])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Berlin 17.0
# | Oslo 11.0
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
