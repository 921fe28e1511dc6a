"""Ein Puffer mit begrenztem Platz

Seite: conditions
Beispiel: bread_shelf
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

PLACES = 2
shelf = []
changed = threading.Condition()


def bake():
    for number in range(1, 4):
        with changed:
            changed.wait_for(lambda: len(shelf) < PLACES)
            shelf.append(number)
            changed.notify_all()


def sell():
    with changed:
        changed.wait_for(lambda: shelf)
        number = shelf.pop(0)
        changed.notify_all()
    return number


baker = threading.Thread(target=bake, name="Bäcker")
baker.start()
for _ in range(3):
    print("Verkauft wird Brot Nummer", sell())
baker.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Verkauft wird Brot Nummer 1
# | Verkauft wird Brot Nummer 2
# | Verkauft wird Brot Nummer 3
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
