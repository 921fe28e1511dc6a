"""The thread keeps the error, and the main program checks

Page: stdlib2
Example: kept_error
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

results = {}


def average(city, readings):
    try:
        results[city] = sum(readings) / len(readings)
    except ZeroDivisionError as error:
        results[city] = error


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", []), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    result = results[thread.name]
    if isinstance(result, Exception):
        print(thread.name, "has sent no readings.")
    else:
        print(thread.name, result)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Berlin 17.0
# | Oslo has sent no readings.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
