"""Each one counts for itself, and the sum comes last

Page: free_threaded
Example: counted_apart
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import queue
import threading
from collections import Counter

PAGES = ["the wood and the lake", "lake near the wood"]
results = queue.SimpleQueue()


def count_words(page):
    own = Counter()
    for word in page.split():
        own[word] += 1
    results.put(own)


threads = [threading.Thread(target=count_words, args=(page,)) for page in PAGES]
for thread in threads:
    thread.start()
total = Counter()
for _ in threads:
    total += results.get()
for thread in threads:
    thread.join()
print("Words:", total.total(), "different ones:", len(total))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Words: 9 different ones: 5
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
