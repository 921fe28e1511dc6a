"""Lösung: Drei Ausgänge

Seite: atomic
Beispiel: swapped_twice
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

left, right = 1, 2


def swap():
    global left, right
    left, right = right, left


threads = [threading.Thread(target=swap) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(left, right)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 1 2
#
# Auch möglich, es gibt aus:
# | 2 2
#
# Auch möglich, es gibt aus:
# | 2 1
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: opcode
