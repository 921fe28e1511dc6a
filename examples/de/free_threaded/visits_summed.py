"""Lösung: Die Summe bildet, wer sie braucht

Seite: free_threaded
Beispiel: visits_summed
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

visits = {"north": 0, "south": 0}


def admit(entrance):
    visits[entrance] += 1


threads = [threading.Thread(target=admit, args=(name,)) for name in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(visits.values()))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: opcode
