"""Lösung: Der Balken zählt Bytes

Seite: archive_threads
Beispiel: honest_bar
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from itertools import accumulate


def bar(part, whole, width=20):
    filled = width * part // whole if whole else width
    return f"[{'#' * filled:.<{width}}] {part}/{whole}"


sizes = {"anna.txt": 10, "ben.txt": 10, "cleo.jpg": 180}
whole = sum(sizes.values())
for name, part in zip(sizes, accumulate(sizes.values())):
    print(bar(part, whole), name)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | [#...................] 10/200 anna.txt
# | [##..................] 20/200 ben.txt
# | [####################] 200/200 cleo.jpg
