"""Lösung: Ohne Semaphor sind manchmal alle drei unterwegs

Seite: semaphores
Beispiel: unlimited_bikes
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

lock = threading.Lock()
riding = ["Anna"]
seen = []


def ride(name):
    with lock:
        riding.append(name)
        seen.append(", ".join(sorted(riding)))
    with lock:
        riding.remove(name)


riders = [
    threading.Thread(target=ride, args=(name,), name=name)
    for name in ("Ben", "Clara")
]
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
# Auch möglich, es gibt aus:
# | Anna, Ben
# | Anna, Ben, Clara
#
# Auch möglich, es gibt aus:
# | Anna, Ben, Clara
# | Anna, Clara
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
