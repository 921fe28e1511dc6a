"""Solution: a look between two pieces

Page: awake
Example: cancel_checksum
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import hashlib
import threading

pieces = [bytes(1_000_000)] * 3  # Stands for a large file.
cancelled = threading.Event()
checksums = []


def add_up():
    checksum = hashlib.sha256()
    for piece in pieces:
        if cancelled.is_set():
            return
        checksum.update(piece)
    checksums.append(checksum.hexdigest())


computing = threading.Thread(target=add_up, name="the checksum")
computing.start()
cancelled.set()  # This is what the command x does now.
computing.join()
print(checksums[0][:16] if checksums else "Cancelled.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Cancelled.
#
# Also possible, it prints:
# | 35bce4eae54ec8e6
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
