"""Zwei Threads beantworten Anfragen

Seite: today
Beispiel: ask_cities
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import time
from concurrent.futures import ThreadPoolExecutor


def ask(city):
    time.sleep(0.01)  # Steht für eine Anfrage an das Netz.
    return f"Das Wetter in {city}: sonnig."


with ThreadPoolExecutor(max_workers=2) as pool:
    for answer in pool.map(ask, ["Berlin", "Oslo"]):
        print(answer)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Wetter in Berlin: sonnig.
# | Das Wetter in Oslo: sonnig.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
