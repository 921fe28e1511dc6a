"""The second one finds what the first one has loaded

Page: locks
Example: load_once
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

loads = []
settings = {}
settings_lock = threading.Lock()


def load():
    loads.append(threading.current_thread().name)
    return {"colour": "green"}


def get_settings():
    global settings
    with settings_lock:
        if not settings:
            settings = load()
        return settings


anna = threading.Thread(target=get_settings, name="Anna")
ben = threading.Thread(target=get_settings, name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Times loaded:", len(loads))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Times loaded: 1
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
