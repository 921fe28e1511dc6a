"""Viele melden, einer schreibt

Seite: finding_faults
Beispiel: logged_through_queue
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
    logger.info("Guten Tag!")


listener.start()
try:
    till = threading.Thread(target=serve, name="die Kasse")
    till.start()
    till.join()
finally:
    listener.stop()  # Schreibt noch, was in der Schlange liegt.

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | die Kasse: Guten Tag!
