"""Warten, bis jeder Auftrag erledigt ist

Seite: queues
Beispiel: all_done
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading

jobs = queue.Queue()
lengths = []


def measure():
    while (word := jobs.get()) is not None:
        try:
            lengths.append(len(word))
        finally:
            jobs.task_done()


worker = threading.Thread(target=measure, name="Zähler")
worker.start()
jobs.put("bread")
jobs.put("butter")
jobs.join()  # Nicht worker.join(): Der Thread lebt weiter.
print("Bisher gemessen:", *lengths)
jobs.put(None)
worker.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Bisher gemessen: 5 6
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
