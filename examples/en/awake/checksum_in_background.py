"""The main program answers, a thread computes

Page: awake
Example: checksum_in_background
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Set-up -----------------------------------------------------------------
answers = iter(["?", "?", "x"])


def input(prompt):
    line = next(answers)
    print(prompt + line)
    return line

# ---- Example ----------------------------------------------------------------
import hashlib
import threading

download = bytes(20_000_000)  # Stands for a large file.
checksums = []


def add_up():
    checksums.append(hashlib.sha256(download).hexdigest())


computing = threading.Thread(target=add_up, name="the checksum")
computing.start()
while input("? = status, x = exit: ") != "x":
    if computing.is_alive():
        print("The checksum is still being computed.")
    else:
        print("The checksum is ready.")
computing.join()
print("SHA-256:", checksums[0][:16])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | ? = status, x = exit: ?
# | The checksum is still being computed.
# | ? = status, x = exit: ?
# | The checksum is still being computed.
# | ? = status, x = exit: x
# | SHA-256: 9e21c61969cd3e07
#
# Also possible, it prints:
# | ? = status, x = exit: ?
# | The checksum is still being computed.
# | ? = status, x = exit: ?
# | The checksum is ready.
# | ? = status, x = exit: x
# | SHA-256: 9e21c61969cd3e07
#
# Also possible, it prints:
# | ? = status, x = exit: ?
# | The checksum is ready.
# | ? = status, x = exit: ?
# | The checksum is ready.
# | ? = status, x = exit: x
# | SHA-256: 9e21c61969cd3e07
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
