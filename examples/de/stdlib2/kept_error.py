"""Der Thread hebt den Fehler auf, das Hauptprogramm sieht nach

Seite: stdlib2
Beispiel: kept_error
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

results = {}


def average(city, readings):
    try:
        results[city] = sum(readings) / len(readings)
    except ZeroDivisionError as error:
        results[city] = error


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", []), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    result = results[thread.name]
    if isinstance(result, Exception):
        print(thread.name, "hat keine Messwerte geschickt.")
    else:
        print(thread.name, result)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Berlin 17.0
# | Oslo hat keine Messwerte geschickt.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
