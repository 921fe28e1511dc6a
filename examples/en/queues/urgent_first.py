"""Equally urgent, and then?

Page: queues
Example: urgent_first
Language: en

Needs nothing but Python 3.11 or later, which checks it: python -m doctest

---- Session ------------------------------------------------------------------
>>> import itertools, queue
>>> jobs = queue.PriorityQueue()
>>> jobs.put((2, "write the invoice"))
>>> jobs.put((1, "put out the fire"))
>>> jobs.put((2, "water the flowers"))
>>> [jobs.get()[-1] for _ in range(3)]
['put out the fire', 'water the flowers', 'write the invoice']
>>> number = itertools.count()
>>> jobs.put((2, next(number), "write the invoice"))
>>> jobs.put((1, next(number), "put out the fire"))
>>> jobs.put((2, next(number), "water the flowers"))
>>> [jobs.get()[-1] for _ in range(3)]
['put out the fire', 'write the invoice', 'water the flowers']
"""

# ---- Check ------------------------------------------------------------------
def check_session() -> int:
    import doctest

    failed, steps = doctest.testmod(optionflags=doctest.REPORT_UDIFF)
    if not failed:
        print(steps, "steps, each with the output that stands in the session.")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(check_session())

# ---- What it does -----------------------------------------------------------
#
# What each step prints stands in the session.
