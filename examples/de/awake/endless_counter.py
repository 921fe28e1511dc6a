"""Ein Thread rechnet ohne Pause, und das Hauptprogramm kommt trotzdem voran

Seite: awake
Beispiel: endless_counter
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import sys
import threading

stop = False


def count():
    number = 0
    while not stop:  # Nur zum Zeigen: So wartet man nicht auf ein Zeichen.
        number += 1


counting = threading.Thread(target=count, name="der Zähler")
counting.start()
try:
    print("Das Hauptprogramm ist wieder an der Reihe.")
finally:
    stop = True
    counting.join()
print("Wechsel nach etwa", sys.getswitchinterval(), "Sekunden.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Hauptprogramm ist wieder an der Reihe.
# | Wechsel nach etwa 0.005 Sekunden.
