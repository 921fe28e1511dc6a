"""Solution: sorting does not release the GIL

Page: awake
Example: busy_sorting
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# Its page does not say what it prints.
