"""Waiting three times, or once

Page: awake
Example: fetched_at_once
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading
import time


def fetch():
    time.sleep(0.2)  # Stands for the network: waiting without computing.


started = time.perf_counter()
for _ in range(3):
    fetch()
print(f"One after the other: {time.perf_counter() - started:.1f} seconds")

started = time.perf_counter()
threads = [threading.Thread(target=fetch) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"All at once: {time.perf_counter() - started:.1f} seconds")

# ---- What it does -----------------------------------------------------------
#
# Its page does not say what it prints.
