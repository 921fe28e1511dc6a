"""Erst schreiben, dann mit einem Ereignis melden

Seite: atomic
Beispiel: forecast_in_time
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

forecast = None
ready = threading.Event()


def predict():
    global forecast
    forecast = "sonnig"
    ready.set()  # Alles davor ist jetzt für alle zu sehen.


station = threading.Thread(target=predict, name="Wetterwarte")
station.start()
ready.wait()
print("Morgen:", forecast)
station.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Morgen: sonnig
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
