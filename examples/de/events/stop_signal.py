"""Jede Minute etwas tun, aber sofort aufhören, wenn es so weit ist

Seite: events
Beispiel: stop_signal
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

stop = threading.Event()


def keep_fresh():
    while not stop.wait(timeout=60):
        print("Der Wetterbericht wird aufgefrischt.")
    print("Der Hintergrund-Thread räumt auf.")


refresher = threading.Thread(target=keep_fresh, name="Auffrischer")
refresher.start()
try:
    print("Das Programm hat zu tun.")
finally:
    stop.set()
    refresher.join()
print("Bis bald!")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Programm hat zu tun.
# | Der Hintergrund-Thread räumt auf.
# | Bis bald!
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line: jedes Warten endet genau zu seiner Zeit
