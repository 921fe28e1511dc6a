"""Eine Eieruhr

Seite: taking-part
Beispiel: egg_timer
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def ring():
    print("Das Ei ist fertig.")


timer = threading.Timer(0.1, ring)
print("Das Ei liegt im Wasser.")
timer.start()
timer.join()  # Erst wenn es geklingelt hat, wird gegessen.
print("Guten Appetit!")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Ei liegt im Wasser.
# | Das Ei ist fertig.
# | Guten Appetit!
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
