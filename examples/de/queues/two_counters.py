"""Lösung: Die Endmarke wird weitergereicht

Seite: queues
Beispiel: two_counters
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading

jobs = queue.Queue()
stamped = []


def work():
    while (letter := jobs.get()) is not None:
        stamped.append(letter)
    jobs.put(None)  # Für den Nächsten


for job in ("letter", "parcel", None):
    jobs.put(job)
clerk = threading.Thread(target=work, name="Schalter 2")
clerk.start()
work()
clerk.join()
print("Gestempelt:", *sorted(stamped))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gestempelt: letter parcel
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
