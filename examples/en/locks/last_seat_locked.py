"""One seat, two buyers, one of them goes away empty-handed

Page: locks
Example: last_seat_locked
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

SEATS = 1
sold_to = []
sold_to_lock = threading.Lock()


def buy(name):
    with sold_to_lock:
        if len(sold_to) < SEATS:
            sold_to.append(name)


anna = threading.Thread(target=buy, args=("Anna",), name="Anna")
ben = threading.Thread(target=buy, args=("Ben",), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Sold to:", *sorted(sold_to))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Sold to: Anna
#
# Also possible, it prints:
# | Sold to: Ben
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
