"""Der zweite findet vor, was der erste geladen hat

Seite: locks
Beispiel: load_once
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
print("So oft geladen:", len(loads))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | So oft geladen: 1
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
