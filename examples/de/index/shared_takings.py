"""Anna nimmt 3 ein, Ben 4. Was ist am Ende in der Kasse?

Seite: index
Beispiel: shared_takings
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

takings = 0


def sell(price):
    global takings
    before = takings
    takings = before + price


anna = threading.Thread(target=sell, args=(3,), name="Anna")
ben = threading.Thread(target=sell, args=(4,), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("In der Kasse:", takings)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | In der Kasse: 7
#
# Auch möglich, es gibt aus:
# | In der Kasse: 3
#
# Auch möglich, es gibt aus:
# | In der Kasse: 4
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
