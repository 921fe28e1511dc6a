"""First check, then act

Page: finding_faults
Example: read_settings
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

settings = {}
reads = []


def get_language():
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
# Also possible, it prints:
# | len(reads) = 2
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
