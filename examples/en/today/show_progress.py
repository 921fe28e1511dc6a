"""How much is done already

Page: today
Example: show_progress
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(page):
    if page == 3:
        raise OSError("Page 3 is missing.")
    return f"Seite {page}"


problems = []
with ThreadPoolExecutor(max_workers=2) as pool:
    jobs = [pool.submit(fetch, page) for page in range(1, 5)]
    for done, job in enumerate(as_completed(jobs), start=1):
        print(f"{done} of {len(jobs)} done")
        if job.exception() is not None:
            problems.append(str(job.exception()))
print("Problems:", *problems)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 1 of 4 done
# | 2 of 4 done
# | 3 of 4 done
# | 4 of 4 done
# | Problems: Page 3 is missing.
