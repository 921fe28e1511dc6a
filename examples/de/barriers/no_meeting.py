"""Lösung: Wer nicht wartet, rechnet mit halben Zahlen

Seite: barriers
Beispiel: no_meeting
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

votes = {"north": [12, 30], "south": [41, 17]}
counted = {}
shares = {}


def count(district):
    counted[district] = sum(votes[district])
    shares[district] = 100 * counted[district] // sum(counted.values())


south = threading.Thread(target=count, args=("south",), name="Bezirk Süd")
south.start()
count("north")
south.join()
print("Nord", shares["north"], "Prozent, Süd", shares["south"], "Prozent")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nord 42 Prozent, Süd 100 Prozent
#
# Auch möglich, es gibt aus:
# | Nord 100 Prozent, Süd 58 Prozent
#
# Auch möglich, es gibt aus:
# | Nord 42 Prozent, Süd 58 Prozent
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
