"""Erst melden, dann schreiben

Seite: atomic
Beispiel: forecast_too_early
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

forecast = None
ready = False


def predict():
    global forecast, ready
    ready = True  # Zu früh: Die Vorhersage fehlt noch.
    forecast = "sonnig"


station = threading.Thread(target=predict, name="Wetterwarte")
station.start()
if ready:
    print("Morgen:", forecast)
else:
    print("Noch keine Vorhersage.")
station.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Noch keine Vorhersage.
#
# Auch möglich, es gibt aus:
# | Morgen: sonnig
#
# Auch möglich, es gibt aus:
# | Morgen: None
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
