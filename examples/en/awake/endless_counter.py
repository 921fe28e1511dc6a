"""A thread computes without a break, and the main program makes progress all the same

Page: awake
Example: endless_counter
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import sys
import threading

stop = False


def count():
    number = 0
    while not stop:  # For show only: this is no way to wait for a signal.
        number += 1


counting = threading.Thread(target=count, name="the counter")
counting.start()
try:
    print("The main program has its turn again.")
finally:
    stop = True
    counting.join()
print("Switching after about", sys.getswitchinterval(), "seconds.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The main program has its turn again.
# | Switching after about 0.005 seconds.
