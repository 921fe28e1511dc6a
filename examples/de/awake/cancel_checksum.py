"""Lösung: Zwischen zwei Stücken nachsehen

Seite: awake
Beispiel: cancel_checksum
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import hashlib
import threading

cancelled = threading.Event()
checksums = []


def pieces():  # Steht für eine große Datei.
    yield bytes(1_000_000)
    cancelled.set()  # Das tut jetzt der Befehl x.
    yield bytes(1_000_000)


def add_up():
    checksum = hashlib.sha256()
    for piece in pieces():
        if cancelled.is_set():
            return
        checksum.update(piece)
    checksums.append(checksum.hexdigest())


computing = threading.Thread(target=add_up, name="die Prüfsumme")
computing.start()
computing.join()
print(checksums[0][:16] if checksums else "Abgebrochen.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgebrochen.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
