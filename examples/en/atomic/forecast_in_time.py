"""Write first, then announce it with an event

Page: atomic
Example: forecast_in_time
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading

forecast = None
ready = threading.Event()


def predict():
    global forecast
    forecast = "sunny"
    ready.set()  # Everyone can now see all that came before.


station = threading.Thread(target=predict, name="Wetterwarte")
station.start()
ready.wait()
print("Tomorrow:", forecast)
station.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Tomorrow: sunny
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
