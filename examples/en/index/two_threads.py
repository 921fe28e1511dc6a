"""Two threads, two orders, one finish

Page: index
Example: two_threads
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def greet():
    print("Hello from the background!")


background = threading.Thread(target=greet)
background.start()
print("Hello from the main program!")
background.join()  # Waits until the thread is done.
print("Both have finished.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Hello from the background!
# | Hello from the main program!
# | Both have finished.
#
# Also possible, it prints:
# | Hello from the main program!
# | Hello from the background!
# | Both have finished.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
