"""Jeder Thread bekommt seine eigene Verbindung

Seite: today
Beispiel: connected_once
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()


def connect(host):
    own.connection = f"Verbindung zu {host}"


def ask(question):
    return f"{own.connection}: {question}"


with ThreadPoolExecutor(2, initializer=connect, initargs=("Oslo",)) as pool:
    for answer in pool.map(ask, ["Wind?", "Regen?"]):
        print(answer)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Verbindung zu Oslo: Wind?
# | Verbindung zu Oslo: Regen?
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
