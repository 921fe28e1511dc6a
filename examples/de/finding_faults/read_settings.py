"""Erst prüfen, dann handeln

Seite: finding_faults
Beispiel: read_settings
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

settings = {}
reads = []


def get_language():
    if not settings:
        reads.append("settings.toml")  # Steht für das Lesen der Datei.
        settings["language"] = "de"
    return settings["language"]


threads = [threading.Thread(target=get_language) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(reads) = }")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | len(reads) = 1
#
# Auch möglich, es gibt aus:
# | len(reads) = 2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
