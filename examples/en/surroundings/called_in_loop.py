"""Solution: called in the thread of the loop

Page: surroundings
Example: called_in_loop
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import asyncio
import threading


async def main():
    called = asyncio.Event()

    def note():
        called.set()
        print("Called in:", threading.current_thread().name)

    loop = asyncio.get_running_loop()
    anna = threading.Thread(target=loop.call_soon_threadsafe, args=(note,), name="Anna")
    anna.start()
    await called.wait()
    anna.join()


asyncio.run(main())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Called in: MainThread
