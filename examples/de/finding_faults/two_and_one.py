"""Lösung: Genau drei Ausgänge

Seite: finding_faults
Beispiel: two_and_one
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

letters = []


def append_twice():
    letters.append("a")
    letters.append("a")


def append_once():
    letters.append("b")


threads = [threading.Thread(target=append_twice), threading.Thread(target=append_once)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*letters)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | a a b
#
# Auch möglich, es gibt aus:
# | a b a
#
# Auch möglich, es gibt aus:
# | b a a
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
