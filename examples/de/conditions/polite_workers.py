"""Jeder legt hin, was er hat, und nimmt es gleich wieder

Seite: conditions
Beispiel: polite_workers
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

hammer, saw = threading.Lock(), threading.Lock()
finished = []


def repair(mine, other):
    for _ in range(3):
        with mine:
            if other.acquire(timeout=0.01):
                finished.append(threading.current_thread().name)
                other.release()
                return


anna = threading.Thread(target=repair, args=(hammer, saw), name="Anna")
ben = threading.Thread(target=repair, args=(saw, hammer), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Fertig:", *sorted(finished))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Fertig: Anna Ben
#
# Auch möglich, es gibt aus:
# | Fertig:
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
