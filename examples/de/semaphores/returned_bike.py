"""Auch nach einer Panne steht das Rad wieder da

Seite: semaphores
Beispiel: returned_bike
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

bikes = threading.Semaphore(1)


def ride(tyre):
    with bikes:
        if tyre == "flat":
            return


ben = threading.Thread(target=ride, args=("flat",), name="Ben")
ben.start()
ben.join()
if bikes.acquire(timeout=0.02):
    print("Clara fährt los.")
else:
    print("Clara bekommt kein Rad.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Clara fährt los.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
