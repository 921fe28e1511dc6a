"""Lieber gleich Bescheid wissen

Seite: queues
Beispiel: full_and_empty
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue

shelf = queue.Queue(maxsize=1)
shelf.put_nowait("Brot")
try:
    shelf.put_nowait("Kuchen")
except queue.Full:
    print("Das Regal ist voll.")
print("Aus dem Regal:", shelf.get(timeout=0.01))
try:
    shelf.get(timeout=0.01)
except queue.Empty:
    print("Das Regal ist leer.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Regal ist voll.
# | Aus dem Regal: Brot
# | Das Regal ist leer.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
