"""Zwei Threads, ein Ende

Seite: index
Beispiel: two_threads
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def greet():
    print("Hallo aus dem Hintergrund!")


background = threading.Thread(target=greet)
background.start()
background.join()  # Wartet, bis der Thread fertig ist.
print("Beide sind am Ziel.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Hallo aus dem Hintergrund!
# | Beide sind am Ziel.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
