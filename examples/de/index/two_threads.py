"""Zwei Threads, zwei Reihenfolgen, ein Ende

Seite: index
Beispiel: two_threads
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def greet():
    print("Hallo aus dem Hintergrund!")


background = threading.Thread(target=greet)
background.start()
print("Hallo aus dem Hauptprogramm!")
background.join()  # Wartet, bis der Thread fertig ist.
print("Beide sind am Ziel.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Hallo aus dem Hintergrund!
# | Hallo aus dem Hauptprogramm!
# | Beide sind am Ziel.
#
# Auch möglich, es gibt aus:
# | Hallo aus dem Hauptprogramm!
# | Hallo aus dem Hintergrund!
# | Beide sind am Ziel.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
