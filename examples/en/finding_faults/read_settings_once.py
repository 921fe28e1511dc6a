"""Checking and acting in one go

Page: finding_faults
Example: read_settings_once
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

settings = {}
reads = []
lock = threading.Lock()


def get_language():
    with lock:
        if not settings:
            reads.append("settings.toml")  # Stands for reading the file.
            settings["language"] = "de"
        return settings["language"]


threads = [threading.Thread(target=get_language) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(reads) = }")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | len(reads) = 1
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
