"""Two interpreters compute

Page: surroundings
Example: two_interpreters
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: not (sys.version_info[:3] >= (3, 14, 0))
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import InterpreterPoolExecutor


def add_up(limit):
    return sum(range(limit))


if __name__ == "__main__":
    with InterpreterPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(add_up, [10, 100])))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | [45, 4950]
