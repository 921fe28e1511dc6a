"""Ein Wecker schreibt auf, wo alle Threads sind

Seite: finding_faults
Beispiel: write_report
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="write_report-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import faulthandler
import threading
import time
from pathlib import Path

asked = threading.Event()
answered = threading.Event()


def wait_for_answer():
    asked.set()
    answered.wait()  # Ohne Frist: Hier kann ein Programm hängen.


customer = threading.Thread(target=wait_for_answer, name="der Kunde")
customer.start()
asked.wait()
try:
    with open("stuck.txt", "w") as report:
        faulthandler.dump_traceback_later(0.02, file=report)
        while not Path("stuck.txt").stat().st_size:
            time.sleep(0.01)  # Das Programm hängt, bis der Bericht beginnt.
        faulthandler.cancel_dump_traceback_later()
finally:
    answered.set()
    customer.join()
print("wait_for_answer" in Path("stuck.txt").read_text())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | True
#
# Es hinterlässt diese Dateien:
# - stuck.txt
