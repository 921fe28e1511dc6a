"""An exception arrives where the result is collected

Page: today
Example: collect_results
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=2) as pool:
    ages = [pool.submit(int, text) for text in ("34", "not given")]
    for age in ages:
        try:
            print("Age:", age.result())
        except ValueError:
            print("That is not a number.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Age: 34
# | That is not a number.
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
