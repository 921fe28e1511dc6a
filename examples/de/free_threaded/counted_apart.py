"""Jeder zählt für sich, und am Ende wird addiert

Seite: free_threaded
Beispiel: counted_apart
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading
from collections import Counter

PAGES = ["der Wald und der See", "der See im Wald"]
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
print("Wörter:", total.total(), "verschiedene:", len(total))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Wörter: 9 verschiedene: 5
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
