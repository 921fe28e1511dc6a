"""Ein Wecker, der sofort klingelt, und jemand, der ihn gleich abstellt

Seite: barriers
Beispiel: too_late
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def ring():
    print("Der Wecker klingelt.")


alarm = threading.Timer(0, ring)
alarm.start()
alarm.cancel()
alarm.join()
print("Jetzt ist Ruhe.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Der Wecker klingelt.
# | Jetzt ist Ruhe.
#
# Auch möglich, es gibt aus:
# | Jetzt ist Ruhe.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
