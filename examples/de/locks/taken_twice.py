"""Lock und RLock, zweimal genommen

Seite: locks
Beispiel: taken_twice
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

for kind, lock in (("Ein Lock", threading.Lock()), ("Ein RLock", threading.RLock())):
    with lock:
        if lock.acquire(blocking=False):
            print(kind, "lässt denselben Thread noch einmal herein.")
            lock.release()  # So oft freigeben, wie genommen wurde.
        else:
            print(kind, "lässt ihn kein zweites Mal herein.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Ein Lock lässt ihn kein zweites Mal herein.
# | Ein RLock lässt denselben Thread noch einmal herein.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
