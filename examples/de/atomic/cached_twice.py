"""Zwei fragen zugleich, und zweimal wird nachgesehen

Seite: atomic
Beispiel: cached_twice
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import functools
import threading

lookups = []


@functools.cache
def price(item):
    lookups.append(item)
    return 3


threads = [threading.Thread(target=price, args=("coffee",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Nachgesehen:", len(lookups))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nachgesehen: 1
#
# Auch möglich, es gibt aus:
# | Nachgesehen: 2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
