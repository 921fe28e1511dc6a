"""Das Hauptprogramm antwortet, ein Thread rechnet

Seite: awake
Beispiel: checksum_in_background
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Vorbereitung -----------------------------------------------------------
answers = iter(["?", "?", "x"])


def input(prompt):
    line = next(answers)
    print(prompt + line)
    return line

# ---- Beispiel ---------------------------------------------------------------
import hashlib
import threading

download = bytes(20_000_000)  # Steht für eine große Datei.
checksums = []


def add_up():
    checksums.append(hashlib.sha256(download).hexdigest())


computing = threading.Thread(target=add_up, name="die Prüfsumme")
computing.start()
while input("? = Stand, x = Ende: ") != "x":
    if computing.is_alive():
        print("Die Prüfsumme wird noch berechnet.")
    else:
        print("Die Prüfsumme ist fertig.")
computing.join()
print("SHA-256:", checksums[0][:16])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme wird noch berechnet.
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme wird noch berechnet.
# | ? = Stand, x = Ende: x
# | SHA-256: 9e21c61969cd3e07
#
# Auch möglich, es gibt aus:
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme wird noch berechnet.
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme ist fertig.
# | ? = Stand, x = Ende: x
# | SHA-256: 9e21c61969cd3e07
#
# Auch möglich, es gibt aus:
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme ist fertig.
# | ? = Stand, x = Ende: ?
# | Die Prüfsumme ist fertig.
# | ? = Stand, x = Ende: x
# | SHA-256: 9e21c61969cd3e07
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
