"""What has not begun is dropped

Page: today
Example: rest_cancelled
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading
from concurrent.futures import ThreadPoolExecutor

started, finish = threading.Event(), threading.Event()


def copy(page):
    started.set()
    finish.wait()
    return page


pool = ThreadPoolExecutor(max_workers=1)
jobs = [pool.submit(copy, page) for page in (1, 2, 3)]
started.wait()  # Page 1 is being copied.
pool.shutdown(wait=False, cancel_futures=True)
finish.set()
print("Cancelled:", sum(job.cancelled() for job in jobs), "Done: page", jobs[0].result())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Cancelled: 2 Done: page 1
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
