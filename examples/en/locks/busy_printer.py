"""If the printer is busy, things go on another way

Page: locks
Example: busy_printer
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

printer_lock = threading.Lock()


def deliver_report():
    if printer_lock.acquire(timeout=0.02):
        try:
            print("The report has been printed.")
        finally:
            printer_lock.release()
    else:
        print("The printer is busy. The report is there as a file.")


with printer_lock:  # The main program itself is printing right now.
    clerk = threading.Thread(target=deliver_report, name="Anna")
    clerk.start()
    clerk.join()
print("The printer is free again.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The printer is busy. The report is there as a file.
# | The printer is free again.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
