"""Lösung: Die Endung verrät es

Seite: free_threaded
Beispiel: written_in
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import importlib.machinery
import importlib.util


def is_extension(name):
    origin = importlib.util.find_spec(name).origin or ""
    return origin.endswith(tuple(importlib.machinery.EXTENSION_SUFFIXES))


print("Erweiterung:", is_extension("zipfile"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Erweiterung: False
