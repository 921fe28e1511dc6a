"""Do something every minute, but stop at once when it is time

Page: events
Example: stop_signal
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

stop = threading.Event()


def keep_fresh():
    while not stop.wait(timeout=60):
        print("The weather report is being refreshed.")
    print("The background thread is tidying up.")


refresher = threading.Thread(target=keep_fresh, name="refresher")
refresher.start()
try:
    print("The program is busy.")
finally:
    stop.set()
    refresher.join()
print("See you soon!")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The program is busy.
# | The background thread is tidying up.
# | See you soon!
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line: waits end exactly in time
