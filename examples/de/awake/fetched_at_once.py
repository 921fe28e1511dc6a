"""Dreimal warten oder einmal

Seite: awake
Beispiel: fetched_at_once
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading
import time


def fetch():
    time.sleep(0.2)  # Steht für das Netz: warten, ohne zu rechnen.


started = time.perf_counter()
for _ in range(3):
    fetch()
print(f"Nacheinander: {time.perf_counter() - started:.1f} Sekunden")

started = time.perf_counter()
threads = [threading.Thread(target=fetch) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"Zugleich: {time.perf_counter() - started:.1f} Sekunden")

# ---- Was es tut -------------------------------------------------------------
#
# Was es ausgibt, sagt die Seite nicht.
