"""Drei möchten fahren, zwei dürfen

Seite: semaphores
Beispiel: rental_bikes
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

bikes = threading.Semaphore(2)  # Zwei Räder gibt es.
lock = threading.Lock()
riding = []
seen = []


def ride(name):
    with bikes:
        with lock:  # Die Listen brauchen trotzdem eine Sperre.
            riding.append(name)
            seen.append(", ".join(sorted(riding)))
        with lock:
            riding.remove(name)


riders = [
    threading.Thread(target=ride, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
with bikes:
    riding.append("Anna")
    for rider in riders:
        rider.start()
    for rider in riders:
        rider.join()
print(*sorted(seen), sep="\n")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna, Ben
# | Anna, Clara
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
