"""Zwei Threads, zwei Arten von Arbeit

Seite: awake
Beispiel: busy_cores
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import sys
import threading
import time
import zlib

data = bytes(range(256)) * 3000


def deflate():
    zlib.compress(data, level=9)  # C: gibt den GIL frei.


def count():
    sum(number % 7 for number in range(150_000))  # Python: behält ihn.


def busy_cores(work):
    workers = [threading.Thread(target=work) for _ in range(2)]
    started, used = time.perf_counter(), time.process_time()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return (time.process_time() - used) / (time.perf_counter() - started)


print("Python", sys.version.split()[0])
for work in (deflate, count):
    most = max(busy_cores(work) for _ in range(20))
    print(f"{work.__name__}: {most:.1f}")

# ---- Was es tut -------------------------------------------------------------
#
# Was es ausgibt, sagt die Seite nicht.
