"""Semaphore counts beyond its initial value, BoundedSemaphore does not

Page: semaphores
Example: extra_bike
Language: en

Needs nothing but Python 3.11 or later, which checks it: python -m doctest

---- Session ------------------------------------------------------------------
>>> import threading
>>> bikes = threading.Semaphore(2)
>>> bikes.release()
>>> [bikes.acquire(blocking=False) for _ in range(4)]
[True, True, True, False]
>>> bikes = threading.BoundedSemaphore(2)
>>> bikes.release()
Traceback (most recent call last):
  ...
ValueError: Semaphore released too many times
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
