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
        except Exception as error:
            print("Nicht zu messen:", word, type(error).__name__)
        finally:
            jobs.task_done()


worker = threading.Thread(target=measure, name="Zähler")
worker.start()
try:
    for word in ("bread", 17, "butter"):
        jobs.put(word)
    jobs.join()  # Nicht worker.join(): Der Thread lebt weiter.
    print("Bisher gemessen:", *lengths)
finally:
    jobs.put(None)
    worker.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nicht zu messen: 17 TypeError
# | Bisher gemessen: 5 6
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
