"""Two threads, two kinds of work

Page: awake
Example: busy_cores
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import sys
import threading
import time
import zlib

data = bytes(range(256)) * 3000


def deflate():
    zlib.compress(data, level=9)  # C: releases the GIL.


def count():
    sum(number % 7 for number in range(150_000))  # Python: keeps it.


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

# ---- What it does -----------------------------------------------------------
#
# Its page does not say what it prints.
