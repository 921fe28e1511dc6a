"""Verkaufen bis zum Schluss

Seite: conditions
Beispiel: closing_time
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

shelf = []
closed = False
changed = threading.Condition()


def sell():
    while True:
        with changed:
            changed.wait_for(lambda: shelf or closed)
            if not shelf:
                print("Feierabend!")
                return
            print("Verkauft wird Brot Nummer", shelf.pop(0))


seller = threading.Thread(target=sell, name="Verkäufer")
seller.start()
for number in (1, 2):
    with changed:
        shelf.append(number)
        changed.notify_all()
with changed:
    closed = True
    changed.notify_all()
seller.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Verkauft wird Brot Nummer 1
# | Verkauft wird Brot Nummer 2
# | Feierabend!
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
