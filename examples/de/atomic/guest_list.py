"""Wer zählt, wird gestört

Seite: atomic
Beispiel: guest_list
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

guests = {"Anna": 2, "Ben": 1}


def invite():
    guests["Carla"] = 3


host = threading.Thread(target=invite, name="Gastgeber")
host.start()
try:
    seats = 0
    for name in guests:
        seats += guests[name]
    print("Plätze:", seats)
except RuntimeError as error:
    print(error)
host.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Plätze: 3
#
# Auch möglich, es gibt aus:
# | Plätze: 6
#
# Auch möglich, es gibt aus:
# | dictionary changed size during iteration
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
