"""Gute und schlechte Namen

Seite: hostile_archives
Beispiel: safe_names
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | True  notes.txt
# | True  photos/cat..jpg
# | False ../notes.txt
# | False photos/../../notes.txt
# | False /etc/hosts
# | False C:\notes.txt
# | False photos\..\..\notes.txt
