"""The bell rings for a moment only

Page: events
Example: missed_bell
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

bell = threading.Event()


def take_a_break():
    bell.wait()
    print("Anna takes a break.")


anna = threading.Thread(target=take_a_break, name="Anna")
anna.start()
bell.set()
bell.clear()
anna.join()
print("Everyone is in the yard.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Anna takes a break.
# | Everyone is in the yard.
#
# Also possible, it prints nothing.
# Then it never ends, because every thread waits for ever (deadlock):
# - MainThread: anna.join()
# - Anna: bell.wait()
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
