"""Solution: the bar counts bytes

Page: archive_threads
Example: honest_bar
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from itertools import accumulate


def bar(part, whole, width=20):
    filled = width * part // whole if whole else width
    return f"[{'#' * filled:.<{width}}] {part}/{whole}"


sizes = {"anna.txt": 10, "ben.txt": 10, "cleo.jpg": 180}
whole = sum(sizes.values())
for name, part in zip(sizes, accumulate(sizes.values())):
    print(bar(part, whole), name)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | [#...................] 10/200 anna.txt
# | [##..................] 20/200 ben.txt
# | [####################] 200/200 cleo.jpg
