"""The result is never asked for

Page: today
Example: silent_failure
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    pool.submit(int, "not given")
print("Done.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Done.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
