"""Erst zählen alle, dann rechnen alle

Seite: barriers
Beispiel: vote_count
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

votes = {"north": [12, 30], "south": [41, 17]}
counted = {}
shares = {}


def add_up():
    counted["all"] = counted["north"] + counted["south"]


meeting = threading.Barrier(2, action=add_up)


def count(district):
    counted[district] = sum(votes[district])
    meeting.wait()
    shares[district] = 100 * counted[district] // counted["all"]


south = threading.Thread(target=count, args=("south",), name="Bezirk Süd")
south.start()
count("north")
south.join()
print("Nord", shares["north"], "Prozent, Süd", shares["south"], "Prozent")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nord 42 Prozent, Süd 58 Prozent
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
