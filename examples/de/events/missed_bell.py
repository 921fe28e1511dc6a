"""Die Glocke läutet nur einen Augenblick

Seite: events
Beispiel: missed_bell
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

bell = threading.Event()


def take_a_break():
    bell.wait()
    print("Anna geht in die Pause.")


anna = threading.Thread(target=take_a_break, name="Anna")
anna.start()
bell.set()
bell.clear()
anna.join()
print("Alle sind auf dem Hof.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna geht in die Pause.
# | Alle sind auf dem Hof.
#
# Auch möglich, es gibt nichts aus.
# Dann endet es nie, weil alle Threads für immer warten (Verklemmung):
# - MainThread: anna.join()
# - Anna: bell.wait()
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
