"""An alarm clock writes down where all threads are

Page: finding_faults
Example: write_report
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- A folder of its own ----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Never overwrite a file: where some are, move to a new folder.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="write_report-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import faulthandler
import threading
import time
from pathlib import Path

asked = threading.Event()
answered = threading.Event()


def wait_for_answer():
    asked.set()
    answered.wait()  # Without a time-out: here a program can hang.


customer = threading.Thread(target=wait_for_answer, name="the customer")
customer.start()
asked.wait()
try:
    with open("stuck.txt", "w") as report:
        faulthandler.dump_traceback_later(0.02, file=report)
        while not Path("stuck.txt").stat().st_size:
            time.sleep(0.01)  # The program hangs until the report begins.
        faulthandler.cancel_dump_traceback_later()
finally:
    answered.set()
    customer.join()
print("wait_for_answer" in Path("stuck.txt").read_text())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | True
#
# It leaves these files:
# - stuck.txt
