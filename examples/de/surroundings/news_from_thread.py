"""Ein Thread meldet, eine Koroutine wartet

Seite: surroundings
Beispiel: news_from_thread
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import asyncio
import threading


def listen(loop, news):
    for line in ("Regen", "Sonne", None):
        loop.call_soon_threadsafe(news.put_nowait, line)


async def main():
    news = asyncio.Queue()
    loop = asyncio.get_running_loop()
    listener = threading.Thread(target=listen, args=(loop, news), name="Wetterdienst")
    listener.start()
    while (line := await news.get()) is not None:
        print("Neu:", line)
    listener.join()


asyncio.run(main())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Neu: Regen
# | Neu: Sonne
