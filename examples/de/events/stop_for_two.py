"""Zwei Threads, ein Signal

Seite: events
Beispiel: stop_for_two
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

stop = threading.Event()
tidied = []


def keep_fresh(name):
    while not stop.wait(timeout=60):
        print(name, "wird aufgefrischt.")
    tidied.append(name)


names = ("Bern", "Hamburg")
refreshers = [threading.Thread(target=keep_fresh, args=(name,), name=name) for name in names]
try:
    for refresher in refreshers:
        refresher.start()
finally:
    stop.set()
for refresher in refreshers:
    refresher.join()
print("Aufgeräumt haben:", *sorted(tidied))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Aufgeräumt haben: Bern Hamburg
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
