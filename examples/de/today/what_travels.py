"""Was zu einem anderen Prozess reisen darf

Seite: today
Beispiel: what_travels
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import pickle
import threading


def double(number):
    return 2 * number


things = {
    "die Liste": [1, 2, 3],
    "die Funktion mit Namen": double,
    "das Lambda": lambda number: 2 * number,
    "die Sperre": threading.Lock(),
}
for name, thing in things.items():
    try:
        pickle.dumps(thing)
        print(name, "reist mit.")
    except (TypeError, AttributeError, pickle.PicklingError):
        print(name, "bleibt hier.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | die Liste reist mit.
# | die Funktion mit Namen reist mit.
# | das Lambda bleibt hier.
# | die Sperre bleibt hier.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
