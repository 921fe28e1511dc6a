"""One thread for the waiting, one for the computing

Page: awake
Example: fetch_and_count
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue
import threading
import time

letters = queue.Queue()


def fetch():
    for letter in ("Dear reader", "See you", "With best wishes"):
        time.sleep(0.01)  # Stands for the network: waiting without computing.
        letters.put(letter)
    letters.put(None)  # The sentinel: there are no more letters.


postman = threading.Thread(target=fetch, name="the postman")
postman.start()
while (letter := letters.get()) is not None:
    print(len(letter.split()), "words:", letter)
postman.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 2 words: Dear reader
# | 2 words: See you
# | 3 words: With best wishes
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
