"""A time-out for the meeting

Page: barriers
Example: nobody_comes
Language: en

Needs nothing but Python 3.11 or later, which checks it: python -m doctest

---- Session ------------------------------------------------------------------
>>> import threading
>>> meeting = threading.Barrier(2)
>>> meeting.wait(timeout=0.01)
Traceback (most recent call last):
  ...
threading.BrokenBarrierError
>>> meeting.broken
True
>>> meeting.wait()
Traceback (most recent call last):
  ...
threading.BrokenBarrierError
>>> meeting.reset()
>>> meeting.broken
False
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
