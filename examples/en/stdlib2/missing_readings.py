"""A thread dies, and the main program does not notice

Page: stdlib2
Example: missing_readings
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

averages = {}


def average(city, readings):
    averages[city] = sum(readings) / len(readings)  # This is where Oslo's thread dies.


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", []), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Everything is worked out:", averages)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Everything is worked out: {'Berlin': 17.0}
# On the way, an exception ends a thread:
# - Oslo: ZeroDivisionError
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
