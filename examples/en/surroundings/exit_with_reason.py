"""Solution: only the main program may stop

Page: surroundings
Example: exit_with_reason
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

problems = []


def read_orders():
    problems.append("The file is missing.")


reader = threading.Thread(target=read_orders, name="Anna")
reader.start()
reader.join()
if problems:
    print("The end:", *problems)  # Here sys.exit(1) would follow.

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The end: The file is missing.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
