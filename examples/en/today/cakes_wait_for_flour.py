"""Jobs that wait for jobs

Page: today
Example: cakes_wait_for_flour
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)


def weigh(item):
    return f"500 g {item}"


def bake():
    return pool.submit(weigh, "flour").result()


with pool:
    cakes = [pool.submit(bake), pool.submit(bake)]
    print(*(cake.result() for cake in cakes))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 500 g flour 500 g flour
#
# Also possible, it prints nothing.
# Then it never ends, because every thread waits for ever (deadlock):
# - MainThread: print(*(cake.result() for cake in cakes))
# - ThreadPoolExecutor-0_0: return pool.submit(weigh, "flour").result()
# - ThreadPoolExecutor-0_1: return pool.submit(weigh, "flour").result()
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
