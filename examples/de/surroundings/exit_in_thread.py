"""Einer hört auf, und niemand erfährt es

Seite: surroundings
Beispiel: exit_in_thread
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import sys
import threading


def read_orders():
    sys.exit("Die Datei fehlt.")


reader = threading.Thread(target=read_orders, name="Anna")
reader.start()
reader.join()
print("Das Programm läuft weiter.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Programm läuft weiter.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
