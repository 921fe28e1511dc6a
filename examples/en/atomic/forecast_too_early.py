"""Announce first, write later

Page: atomic
Example: forecast_too_early
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

forecast = None
ready = False


def predict():
    global forecast, ready
    ready = True  # Too early: there is no forecast yet.
    forecast = "sunny"


station = threading.Thread(target=predict, name="Wetterwarte")
station.start()
if ready:
    print("Tomorrow:", forecast)
else:
    print("No forecast yet.")
station.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | No forecast yet.
#
# Also possible, it prints:
# | Tomorrow: sunny
#
# Also possible, it prints:
# | Tomorrow: None
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
