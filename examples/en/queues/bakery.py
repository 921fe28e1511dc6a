"""The shelf holds a single loaf

Page: queues
Example: bakery
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue
import threading

shelf = queue.Queue(maxsize=1)


def bake():
    for loaf in (1, 2, 3):
        shelf.put(loaf)  # Waits as long as the shelf is full.
    print("The baking is done.")


baker = threading.Thread(target=bake, name="baker", daemon=True)
baker.start()
for _ in range(3):
    loaf = shelf.get()
    print("Sold: loaf", loaf)
baker.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Sold: loaf 1
# | Sold: loaf 2
# | The baking is done.
# | Sold: loaf 3
#
# Also possible, it prints:
# | Sold: loaf 1
# | The baking is done.
# | Sold: loaf 2
# | Sold: loaf 3
#
# Also possible, it prints:
# | Sold: loaf 1
# | Sold: loaf 2
# | Sold: loaf 3
# | The baking is done.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
