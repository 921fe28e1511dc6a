"""Was noch nicht begonnen hat, fällt weg

Seite: today
Beispiel: rest_cancelled
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading
from concurrent.futures import ThreadPoolExecutor

started, finish = threading.Event(), threading.Event()


def copy(page):
    started.set()
    finish.wait()
    return page


pool = ThreadPoolExecutor(max_workers=1)
jobs = [pool.submit(copy, page) for page in (1, 2, 3)]
started.wait()  # Seite 1 ist in Arbeit.
pool.shutdown(wait=False, cancel_futures=True)
finish.set()
print("Abgesagt:", sum(job.cancelled() for job in jobs), "Fertig: Seite", jobs[0].result())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgesagt: 2 Fertig: Seite 1
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
