"""Stop it, whatever happens in the block

Page: events
Example: stopped_at_the_end
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import contextlib
import threading


@contextlib.contextmanager
def running(function):
    stop = threading.Event()
    thread = threading.Thread(target=function, args=(stop,))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join()


def keep_fresh(stop):
    stop.wait()
    print("The background thread is tidying up.")


try:
    with running(keep_fresh) as stop:
        int("drei")
except ValueError:
    print("Something went wrong, and still nothing is left running.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The background thread is tidying up.
# | Something went wrong, and still nothing is left running.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
