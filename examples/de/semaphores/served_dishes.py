"""Jede Meldung zählt, auch die, auf die noch niemand wartet

Seite: semaphores
Beispiel: served_dishes
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

ready = threading.Semaphore(0)  # Noch ist nichts fertig.
dishes = []


def cook():
    for dish in ("Suppe", "Fisch"):
        dishes.append(dish)
        ready.release()


kitchen = threading.Thread(target=cook, name="Küche")
kitchen.start()
for course in range(2):
    ready.acquire()
    print("Gang", course + 1, "wird serviert:", dishes[course])
kitchen.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gang 1 wird serviert: Suppe
# | Gang 2 wird serviert: Fisch
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
