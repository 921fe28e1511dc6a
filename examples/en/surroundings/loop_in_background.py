"""The event loop runs in the background

Page: surroundings
Example: loop_in_background
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import asyncio
import threading


async def fetch(city):
    await asyncio.sleep(0.01)  # Stands for the network.
    return f"The weather in {city}: sunny."


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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The weather in Oslo: sunny.
