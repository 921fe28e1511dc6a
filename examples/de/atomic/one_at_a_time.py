"""Immer nur einer darf weiterblättern

Seite: atomic
Beispiel: one_at_a_time
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


class OneAtATime:
    def __init__(self, iterator):
        self.iterator = iterator
        self.lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


tickets = OneAtATime(number for number in (1, 2, 3))
drawn = []
threads = [threading.Thread(target=lambda: drawn.append(next(tickets))) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Gezogen:", *sorted(drawn))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gezogen: 1 2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
