"""Zwei Eingänge zählen Besuche

Seite: free_threaded
Beispiel: visits_counted
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

visits = {"north": 0, "south": 0, "all": 0}


def admit(entrance):
    visits[entrance] += 1
    visits["all"] += 1


threads = [threading.Thread(target=admit, args=(name,)) for name in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(visits["all"])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: gil
