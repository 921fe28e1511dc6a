"""A thread reports, a coroutine waits

Page: surroundings
Example: news_from_thread
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import asyncio
import threading


def listen(loop, news):
    for line in ("rain", "sun", None):
        loop.call_soon_threadsafe(news.put_nowait, line)


async def main():
    news = asyncio.Queue()
    loop = asyncio.get_running_loop()
    listener = threading.Thread(target=listen, args=(loop, news), name="Wetterdienst")
    listener.start()
    while (line := await news.get()) is not None:
        print("News:", line)
    listener.join()


asyncio.run(main())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | News: rain
# | News: sun
