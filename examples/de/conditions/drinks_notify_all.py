"""Alle sehen nach

Seite: conditions
Beispiel: drinks_notify_all
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading
import time

drinks = set()
counter = threading.Condition()


def order(drink):
    with counter:
        counter.wait_for(lambda: drink in drinks)
        drinks.remove(drink)


ben = threading.Thread(target=order, args=("coffee",), name="Ben")
anna = threading.Thread(target=order, args=("tea",), name="Anna")
ben.start()
anna.start()
for drink in ("coffee", "tea"):
    time.sleep(0.01)  # Das Wasser muss kochen.
    with counter:
        drinks.add(drink)
        counter.notify_all()
ben.join()
anna.join()
print("Alle sind bedient.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Alle sind bedient.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
