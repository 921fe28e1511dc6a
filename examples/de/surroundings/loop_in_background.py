"""Die Ereignisschleife läuft im Hintergrund

Seite: surroundings
Beispiel: loop_in_background
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import asyncio
import threading


async def fetch(city):
    await asyncio.sleep(0.01)  # Steht für das Netz.
    return f"Das Wetter in {city}: sonnig."


loop = asyncio.new_event_loop()
background = threading.Thread(target=loop.run_forever, name="Ereignisschleife")
background.start()
try:
    weather = asyncio.run_coroutine_threadsafe(fetch("Oslo"), loop)
    print(weather.result(timeout=5))
finally:
    loop.call_soon_threadsafe(loop.stop)
    background.join()
    loop.close()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Wetter in Oslo: sonnig.
