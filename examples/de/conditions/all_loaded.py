"""Herunterzählen und warten

Seite: conditions
Beispiel: all_loaded
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

missing = 2
progress = threading.Condition()


def load(name):
    global missing
    # Hier würde geladen.
    with progress:
        missing -= 1
        progress.notify()
    # Hier ginge die Arbeit weiter.


for name in ("winter.jpg", "summer.jpg"):
    threading.Thread(target=load, args=(name,), name=name).start()

with progress:
    progress.wait_for(lambda: missing == 0)
print("Noch nicht geladen:", missing)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Noch nicht geladen: 0
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
