"""Lösung: Zwischen zwei Stücken nachsehen

Seite: awake
Beispiel: cancel_checksum
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import hashlib
import threading

pieces = [bytes(1_000_000)] * 3  # Steht für eine große Datei.
cancelled = threading.Event()
checksums = []


def add_up():
    checksum = hashlib.sha256()
    for piece in pieces:
        if cancelled.is_set():
            return
        checksum.update(piece)
    checksums.append(checksum.hexdigest())


computing = threading.Thread(target=add_up, name="die Prüfsumme")
computing.start()
cancelled.set()  # Das tut jetzt der Befehl x.
computing.join()
print(checksums[0][:16] if checksums else "Abgebrochen.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgebrochen.
#
# Auch möglich, es gibt aus:
# | 35bce4eae54ec8e6
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
