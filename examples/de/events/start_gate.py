"""Ein Ereignis gibt beiden den Weg frei

Seite: events
Beispiel: start_gate
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

start = threading.Event()


def run(name):
    start.wait()
    print(name, "läuft los.")


anna = threading.Thread(target=run, args=("Anna",), name="Anna")
ben = threading.Thread(target=run, args=("Ben",), name="Ben")
anna.start()
ben.start()
try:
    print("Auf die Plätze, fertig, los!")
finally:
    start.set()
anna.join()
ben.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Auf die Plätze, fertig, los!
# | Anna läuft los.
# | Ben läuft los.
#
# Auch möglich, es gibt aus:
# | Auf die Plätze, fertig, los!
# | Ben läuft los.
# | Anna läuft los.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
