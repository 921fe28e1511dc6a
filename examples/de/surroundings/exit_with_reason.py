"""Lösung: Aufhören darf nur das Hauptprogramm

Seite: surroundings
Beispiel: exit_with_reason
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

problems = []


def read_orders():
    problems.append("Die Datei fehlt.")


reader = threading.Thread(target=read_orders, name="Anna")
reader.start()
reader.join()
if problems:
    print("Ende:", *problems)  # Hier stünde sys.exit(1).

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Ende: Die Datei fehlt.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
