"""Ein Thread stirbt, und das Hauptprogramm merkt es nicht

Seite: stdlib2
Beispiel: missing_readings
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

averages = {}


def average(city, readings):
    averages[city] = sum(readings) / len(readings)  # Hier stirbt Oslos Thread.


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", []), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Alles ist ausgerechnet:", averages)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Alles ist ausgerechnet: {'Berlin': 17.0}
# Dabei beendet eine Ausnahme einen Thread:
# - Oslo: ZeroDivisionError
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
