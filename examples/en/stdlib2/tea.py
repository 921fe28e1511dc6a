"""Two things at once

Page: stdlib2
Example: tea
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def make_tea():
    print("The tea is ready.")


tea = threading.Thread(target=make_tea)
tea.start()
print("The table is laid.")
tea.join()  # Waits until the thread has ended.
print("Enjoy your meal!")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The tea is ready.
# | The table is laid.
# | Enjoy your meal!
#
# Also possible, it prints:
# | The table is laid.
# | The tea is ready.
# | Enjoy your meal!
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
