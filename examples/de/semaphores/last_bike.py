"""Lösung: Einer fährt, einer geht

Seite: semaphores
Beispiel: last_bike
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

bikes = threading.BoundedSemaphore(1)
on_bike = []


def set_out(name):
    if bikes.acquire(blocking=False):
        on_bike.append(name)


guests = [
    threading.Thread(target=set_out, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print("Mit dem Rad:", *on_bike)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Mit dem Rad: Ben
#
# Auch möglich, es gibt aus:
# | Mit dem Rad: Clara
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
