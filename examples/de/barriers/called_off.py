"""Der Norden sagt ab, und der Süden erfährt es

Seite: barriers
Beispiel: called_off
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

meeting = threading.Barrier(2)
ballot_boxes = {"south": [41, 17]}  # Die Urne aus dem Norden fehlt.


def count(district):
    try:
        total = sum(ballot_boxes[district])
        meeting.wait()
        print("Gezählt:", district, total)
    except KeyError:
        meeting.abort()
    except threading.BrokenBarrierError:
        print("Kein Ergebnis:", district)


south = threading.Thread(target=count, args=("south",), name="Bezirk Süd")
south.start()
count("north")
south.join()
print("Treffen geplatzt:", meeting.broken)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Kein Ergebnis: south
# | Treffen geplatzt: True
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
