"""Good names and bad names

Page: hostile_archives
Example: safe_names
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from pathlib import PureWindowsPath


def is_safe(name):
    path = PureWindowsPath(name)
    return not (path.drive or path.root or ".." in path.parts)


for name in (
    "notes.txt",
    "photos/cat..jpg",
    "../notes.txt",
    "photos/../../notes.txt",
    "/etc/hosts",
    r"C:\notes.txt",
    r"photos\..\..\notes.txt",
):
    print(f"{is_safe(name)!s:<5}", name)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | True  notes.txt
# | True  photos/cat..jpg
# | False ../notes.txt
# | False photos/../../notes.txt
# | False /etc/hosts
# | False C:\notes.txt
# | False photos\..\..\notes.txt
