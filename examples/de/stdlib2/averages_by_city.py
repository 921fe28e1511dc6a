"""Jeder Thread legt sein Ergebnis in sein eigenes Fach

Seite: stdlib2
Beispiel: averages_by_city
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

averages = {}


def average(city, readings):
    averages[city] = sum(readings) / len(readings)


threads = [
    threading.Thread(target=average, args=("Berlin", [14, 16, 21]), name="Berlin"),
    threading.Thread(target=average, args=("Oslo", [9, 11, 13]), name="Oslo"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, averages[thread.name])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Berlin 17.0
# | Oslo 11.0
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
