"""Ein Platz, zwei Käufer, ein Käufer geht leer aus

Seite: locks
Beispiel: last_seat_locked
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

SEATS = 1
sold_to = []
sold_to_lock = threading.Lock()


def buy(name):
    with sold_to_lock:
        if len(sold_to) < SEATS:
            sold_to.append(name)


anna = threading.Thread(target=buy, args=("Anna",), name="Anna")
ben = threading.Thread(target=buy, args=("Ben",), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Verkauft an:", *sorted(sold_to))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Verkauft an: Anna
#
# Auch möglich, es gibt aus:
# | Verkauft an: Ben
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
