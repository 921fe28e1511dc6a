"""Niemand fragt nach dem Ergebnis

Seite: today
Beispiel: silent_failure
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    pool.submit(int, "keine Angabe")
print("Fertig.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Fertig.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
