"""Schließen, wo es geht, sonst eine Endmarke

Seite: queues
Beispiel: closing_time
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import sys
import threading

jobs = queue.Queue()
stamped = []


def work():
    try:
        while (letter := jobs.get()) is not None:
            stamped.append(letter)
    except queue.ShutDown:  # Gibt es ab Python 3.13.
        pass


clerk = threading.Thread(target=work, name="Post")
clerk.start()
try:
    jobs.put("letter")
    jobs.put("parcel")
finally:
    if sys.version_info >= (3, 13):
        jobs.shutdown()
    else:
        jobs.put(None)
    clerk.join()
print("Gestempelt:", *stamped)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gestempelt: letter parcel
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
