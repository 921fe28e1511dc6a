"""Anhalten, was immer im Block geschieht

Seite: events
Beispiel: stopped_at_the_end
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import contextlib
import threading


@contextlib.contextmanager
def running(function):
    stop = threading.Event()
    thread = threading.Thread(target=function, args=(stop,))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join()


def keep_fresh(stop):
    stop.wait()
    print("Der Hintergrund-Thread räumt auf.")


try:
    with running(keep_fresh) as stop:
        int("drei")
except ValueError:
    print("Es ging etwas schief, und trotzdem läuft nichts mehr.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Der Hintergrund-Thread räumt auf.
# | Es ging etwas schief, und trotzdem läuft nichts mehr.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
