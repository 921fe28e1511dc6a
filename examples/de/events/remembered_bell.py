"""Der Schalter bleibt auf »ja«

Seite: events
Beispiel: remembered_bell
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

has_rung = threading.Event()


def take_a_break():
    has_rung.wait()
    print("Anna geht in die Pause.")


anna = threading.Thread(target=take_a_break, name="Anna")
anna.start()
has_rung.set()
anna.join()
print("Alle sind auf dem Hof.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna geht in die Pause.
# | Alle sind auf dem Hof.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
