"""Kein Thread stirbt mehr unbemerkt

Seite: finding_faults
Beispiel: report_deaths
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

deaths = []
write_traceback = threading.excepthook


def note_death(death):
    deaths.append(f"{death.thread.name}: {death.exc_type.__name__}")
    write_traceback(death)  # Was Python ohnehin täte.


threading.excepthook = note_death


def add_up(prices):
    return sum(int(price) for price in prices.split())


till = threading.Thread(target=add_up, args=("3 5 frei",), name="die Kasse")
till.start()
till.join()  # Kehrt ganz gewöhnlich zurück.
print("Gestorben:", *deaths)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gestorben: die Kasse: ValueError
# Dabei beendet eine Ausnahme einen Thread:
# - die Kasse: ValueError
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
