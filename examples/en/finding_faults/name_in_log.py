"""Solution: the name is in the format

Page: finding_faults
Example: name_in_log
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import logging
import sys
import threading

logging.basicConfig(
    stream=sys.stdout, level=logging.INFO, format="%(threadName)s: %(message)s"
)


def serve():
    logging.info("Good morning!")


till = threading.Thread(target=serve, name="the till")
logging.info("We are opening.")
till.start()
till.join()
logging.info("We are closing.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | MainThread: We are opening.
# | the till: Good morning!
# | MainThread: We are closing.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
