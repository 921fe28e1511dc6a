"""Wer geweckt wird, ist vielleicht der Falsche

Seite: conditions
Beispiel: drinks_notify
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
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
        counter.notify()
ben.join()
anna.join()
print("Alle sind bedient.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Alle sind bedient.
#
# Auch möglich, es gibt nichts aus.
# Dann endet es nie, weil alle Threads für immer warten (Verklemmung):
# - MainThread: anna.join()
# - Anna: counter.wait_for(lambda: drink in drinks)
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
