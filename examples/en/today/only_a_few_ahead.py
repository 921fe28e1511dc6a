"""Prepare only as much as is needed

Page: today
Example: only_a_few_ahead
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: not (sys.version_info[:3] >= (3, 14, 0))
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

fetched = []


def pages():
    for page in range(1, 1000):
        fetched.append(page)
        yield page


with ThreadPoolExecutor(max_workers=2) as pool:
    results = pool.map(str, pages(), buffersize=3)
    print("First result:", next(results), "Fetched:", len(fetched))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | First result: 1 Fetched: 4
