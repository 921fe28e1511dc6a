"""Each puts back what they have, and takes it again at once

Page: conditions
Example: polite_workers
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
print("Finished:", *sorted(finished))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Finished: Anna Ben
#
# Also possible, it prints:
# | Finished:
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
