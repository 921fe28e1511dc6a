"""Ben hat eine Panne und vergisst das Rad

Seite: semaphores
Beispiel: lost_bike
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

bikes = threading.Semaphore(1)


def ride(tyre):
    bikes.acquire()
    if tyre == "flat":
        return  # Zu Fuß nach Hause. Und das Rad?
    bikes.release()


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
# | Clara bekommt kein Rad.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
