"""One timer runs out, one is cancelled

Page: barriers
Example: reminders
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def remind(task):
    print("Now:", task)


tea = threading.Timer(0.02, remind, args=("tea",))
bath = threading.Timer(60, remind, args=("bath",))
tea.start()
bath.start()
bath.cancel()  # Otherwise the program would stay for another minute.
for timer in (tea, bath):
    timer.join()
print("That's it for today")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Now: tea
# | That's it for today
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line: waits end exactly in time
