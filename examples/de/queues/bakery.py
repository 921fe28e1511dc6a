"""Ins Regal passt ein einziges Brot

Seite: queues
Beispiel: bakery
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading

shelf = queue.Queue(maxsize=1)


def bake():
    for loaf in (1, 2, 3):
        shelf.put(loaf)  # Wartet, solange das Regal voll ist.
    print("Das Backen ist fertig.")


baker = threading.Thread(target=bake, name="Bäcker", daemon=True)
baker.start()
for _ in range(3):
    loaf = shelf.get()
    print("Verkauft: Brot", loaf)
baker.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Verkauft: Brot 1
# | Verkauft: Brot 2
# | Das Backen ist fertig.
# | Verkauft: Brot 3
#
# Auch möglich, es gibt aus:
# | Verkauft: Brot 1
# | Das Backen ist fertig.
# | Verkauft: Brot 2
# | Verkauft: Brot 3
#
# Auch möglich, es gibt aus:
# | Verkauft: Brot 1
# | Verkauft: Brot 2
# | Verkauft: Brot 3
# | Das Backen ist fertig.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
