"""Lösung: Gerufen wird im Thread der Schleife

Seite: surroundings
Beispiel: called_in_loop
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import asyncio
import threading


async def main():
    called = asyncio.Event()

    def note():
        called.set()
        print("Gerufen in:", threading.current_thread().name)

    loop = asyncio.get_running_loop()
    anna = threading.Thread(target=loop.call_soon_threadsafe, args=(note,), name="Anna")
    anna.start()
    await called.wait()
    anna.join()


asyncio.run(main())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gerufen in: MainThread
