"""Lösung: Nachsehen, was daraus geworden ist

Seite: today
Beispiel: loud_failure
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    age = pool.submit(int, "keine Angabe")
if age.exception() is None:
    print("Fertig.")
else:
    print("Fehlgeschlagen:", type(age.exception()).__name__)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Fehlgeschlagen: ValueError
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
