"""Solution: a look between two pieces

Page: awake
Example: cancel_checksum
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import hashlib
import threading

cancelled = threading.Event()
checksums = []


def pieces():  # Stands for a large file.
    yield bytes(1_000_000)
    cancelled.set()  # This is what the command x does now.
    yield bytes(1_000_000)


def add_up():
    checksum = hashlib.sha256()
    for piece in pieces():
        if cancelled.is_set():
            return
        checksum.update(piece)
    checksums.append(checksum.hexdigest())


computing = threading.Thread(target=add_up, name="the checksum")
computing.start()
computing.join()
print(checksums[0][:16] if checksums else "Cancelled.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Cancelled.
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
