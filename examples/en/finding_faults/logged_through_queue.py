"""Many report, one writes

Page: finding_faults
Example: logged_through_queue
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import logging
import logging.handlers
import queue
import sys
import threading

lines = queue.SimpleQueue()
logger = logging.getLogger("shop")
logger.setLevel(logging.INFO)
logger.addHandler(logging.handlers.QueueHandler(lines))
writer = logging.StreamHandler(sys.stdout)
writer.setFormatter(logging.Formatter("%(threadName)s: %(message)s"))
listener = logging.handlers.QueueListener(lines, writer)


def serve():
    logger.info("Good morning!")


listener.start()
try:
    till = threading.Thread(target=serve, name="the till")
    till.start()
    till.join()
finally:
    listener.stop()  # Writes what is still in the queue.

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | the till: Good morning!
