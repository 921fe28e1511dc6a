"""Zwei Threads, eine Summe, keine Sperre

Seite: locks
Beispiel: takings
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

PRICES = {"coffee": 3, "cake": 4}
takings = 0


def look_up(item):
    return PRICES[item]


def sell(item):
    global takings
    before = takings  # lesen
    price = look_up(item)
    takings = before + price  # schreiben


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
# Auch möglich, es gibt aus:
# | In der Kasse: 3
#
# Auch möglich, es gibt aus:
# | In der Kasse: 4
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
