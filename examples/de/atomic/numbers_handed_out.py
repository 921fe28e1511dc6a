"""Lösung: Herausnehmen statt nachsehen und herausnehmen

Seite: atomic
Beispiel: numbers_handed_out
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

numbers = [2, 1]
drawn = {}


def draw(name):
    try:
        drawn[name] = numbers.pop()
    except IndexError:
        drawn[name] = None


threads = [threading.Thread(target=draw, args=(name,)) for name in ("Anna", "Ben", "Carla")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(number for number in drawn.values() if number))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | [1, 2]
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
