"""Im Kind gibt niemand die Sperre frei

Seite: surroundings
Beispiel: fork_with_lock
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: not hasattr(__import__("os"), "fork")
"""

# ---- Beispiel ---------------------------------------------------------------
import os
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # Python warnt seit 3.12.
lock = threading.Lock()
taken, done = threading.Event(), threading.Event()


def hold():
    with lock:
        taken.set()
        done.wait()


holder = threading.Thread(target=hold, name="Anna")
holder.start()
taken.wait()
try:
    child = os.fork()
    if child == 0:
        free = lock.acquire(timeout=0.05)
        os._exit(0 if free else 1)
    _, status = os.waitpid(child, 0)
finally:
    done.set()
    holder.join()
print("Im Kind war die Sperre frei:", os.waitstatus_to_exitcode(status) == 0)
print("Hier ist sie frei:", lock.acquire(timeout=0.05))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Im Kind war die Sperre frei: False
# | Hier ist sie frei: True
