"""Wie viel schon fertig ist

Seite: today
Beispiel: show_progress
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(page):
    if page == 3:
        raise OSError("Seite 3 fehlt.")
    return f"Seite {page}"


problems = []
with ThreadPoolExecutor(max_workers=2) as pool:
    jobs = [pool.submit(fetch, page) for page in range(1, 5)]
    for done, job in enumerate(as_completed(jobs), start=1):
        print(f"{done} von {len(jobs)} fertig")
        if job.exception() is not None:
            problems.append(str(job.exception()))
print("Probleme:", *problems)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 1 von 4 fertig
# | 2 von 4 fertig
# | 3 von 4 fertig
# | 4 von 4 fertig
# | Probleme: Seite 3 fehlt.
