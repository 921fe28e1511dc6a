"""No thread dies unnoticed any more

Page: finding_faults
Example: report_deaths
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

deaths = []
write_traceback = threading.excepthook


def note_death(death):
    deaths.append(f"{death.thread.name}: {death.exc_type.__name__}")
    write_traceback(death)  # What Python would do anyway.


threading.excepthook = note_death


def add_up(prices):
    return sum(int(price) for price in prices.split())


till = threading.Thread(target=add_up, args=("3 5 frei",), name="the till")
till.start()
till.join()  # Returns as if nothing had happened.
print("Died:", *deaths)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Died: the till: ValueError
# On the way, an exception ends a thread:
# - the till: ValueError
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
