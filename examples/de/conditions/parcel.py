"""Anna wartet auf ein Paket

Seite: conditions
Beispiel: parcel
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

parcels = []
arrival = threading.Condition()


def unpack():
    with arrival:
        arrival.wait_for(lambda: parcels)
        print("Anna packt aus:", parcels.pop())


anna = threading.Thread(target=unpack, name="Anna")
anna.start()
with arrival:
    parcels.append("drei Bücher")
    arrival.notify()
anna.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna packt aus: drei Bücher
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
