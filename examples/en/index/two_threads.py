"""Two threads, one finish

Page: index
Example: two_threads
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def greet():
    print("Hello from the background!")


background = threading.Thread(target=greet)
background.start()
background.join()  # Waits until the thread is done.
print("Both have finished.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Hello from the background!
# | Both have finished.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
