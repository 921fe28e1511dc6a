"""Every signal counts, even before any thread waits for it

Page: semaphores
Example: served_dishes
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

ready = threading.Semaphore(0)  # Nothing is ready yet.
dishes = []


def cook():
    for dish in ("soup", "fish"):
        dishes.append(dish)
        ready.release()


kitchen = threading.Thread(target=cook, name="kitchen")
kitchen.start()
for course in range(2):
    ready.acquire()
    print("Course", course + 1, "is served:", dishes[course])
kitchen.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Course 1 is served: soup
# | Course 2 is served: fish
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
