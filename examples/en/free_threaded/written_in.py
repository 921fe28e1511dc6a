"""Solution: the suffix gives it away

Page: free_threaded
Example: written_in
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import importlib.machinery
import importlib.util


def is_extension(name):
    origin = importlib.util.find_spec(name).origin or ""
    return origin.endswith(tuple(importlib.machinery.EXTENSION_SUFFIXES))


print("Extension:", is_extension("zipfile"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Extension: False
