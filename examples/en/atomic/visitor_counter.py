"""Two threads, one total, one lock

Page: atomic
Example: visitor_counter
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class VisitorCounter:
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()

    def admit(self, tickets):
        for ticket in tickets.split():
            with self.lock:  # Only one thread at a time gets in here.
                self.total += int(ticket)


visitors = VisitorCounter()
north = threading.Thread(target=visitors.admit, args=("2 1 4",), name="north entrance")
south = threading.Thread(target=visitors.admit, args=("3 5",), name="south entrance")
north.start()
south.start()
north.join()
south.join()
print("Visitors in total:", visitors.total)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Visitors in total: 15
#
# All thread schedules were searched up to this bound and granularity:
# - 2: gil
