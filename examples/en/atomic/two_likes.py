"""Two threads count the same thing

Page: atomic
Example: two_likes
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

likes = 0


def like():
    global likes
    likes += 1


anna = threading.Thread(target=like, name="Anna")
ben = threading.Thread(target=like, name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Likes:", likes)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Likes: 2
#
# Also possible, it prints:
# | Likes: 1
#
# All thread schedules were searched up to this bound and granularity:
# - 2: opcode
