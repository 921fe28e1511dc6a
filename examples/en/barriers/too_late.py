"""An alarm that rings at once and is switched off right away

Page: barriers
Example: too_late
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def ring():
    print("The alarm is ringing.")


alarm = threading.Timer(0, ring)
alarm.start()
alarm.cancel()
alarm.join()
print("Now it is quiet.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The alarm is ringing.
# | Now it is quiet.
#
# Also possible, it prints:
# | Now it is quiet.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
