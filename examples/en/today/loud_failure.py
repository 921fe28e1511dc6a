"""Solution: see what has become of it

Page: today
Example: loud_failure
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    age = pool.submit(int, "not given")
if age.exception() is None:
    print("Done.")
else:
    print("Failed:", type(age.exception()).__name__)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Failed: ValueError
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
