"""Lösung: Sortieren gibt den GIL nicht frei

Seite: awake
Beispiel: busy_sorting
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import random
import threading
import time

numbers = [random.random() for _ in range(30_000)]


def busy_cores():
    workers = [threading.Thread(target=sorted, args=(numbers,)) for _ in range(2)]
    started, used = time.perf_counter(), time.process_time()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return (time.process_time() - used) / (time.perf_counter() - started)


print(f"sorted: {max(busy_cores() for _ in range(20)):.1f}")

# ---- Was es tut -------------------------------------------------------------
#
# Was es ausgibt, sagt die Seite nicht.
