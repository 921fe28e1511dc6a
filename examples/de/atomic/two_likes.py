"""Zwei Threads zählen dasselbe

Seite: atomic
Beispiel: two_likes
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

likes = 0


def like():
    global likes
    likes += 1


anna = threading.Thread(target=like, name="Anna")
ben = threading.Thread(target=like, name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Gefällt:", likes)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gefällt: 2
#
# Auch möglich, es gibt aus:
# | Gefällt: 1
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: opcode
