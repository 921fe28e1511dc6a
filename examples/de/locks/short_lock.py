"""Vor der Sperre rechnen, hinter ihr nur lesen und schreiben

Seite: locks
Beispiel: short_lock
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

PRICES = {"coffee": 3, "cake": 4}
takings = 0
takings_lock = threading.Lock()


def look_up(item):
    return PRICES[item]


def sell(item):
    global takings
    price = look_up(item)
    with takings_lock:
        before = takings
        takings = before + price


anna = threading.Thread(target=sell, args=("coffee",), name="Anna")
ben = threading.Thread(target=sell, args=("cake",), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("In der Kasse:", takings)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | In der Kasse: 7
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
