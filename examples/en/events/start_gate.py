"""One event opens the way for both

Page: events
Example: start_gate
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

start = threading.Event()


def run(name):
    start.wait()
    print(name, "starts running.")


anna = threading.Thread(target=run, args=("Anna",), name="Anna")
ben = threading.Thread(target=run, args=("Ben",), name="Ben")
anna.start()
ben.start()
try:
    print("On your marks, get set, go!")
finally:
    start.set()
anna.join()
ben.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | On your marks, get set, go!
# | Anna starts running.
# | Ben starts running.
#
# Also possible, it prints:
# | On your marks, get set, go!
# | Ben starts running.
# | Anna starts running.
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
