"""Die Ereignisschleife bleibt wach

Seite: today
Beispiel: load_in_thread
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import asyncio
import threading

awake = threading.Event()


def load_report():
    awake.wait()  # Kehrt erst zurück, wenn die Ereignisschleife weiterläuft.
    return "Der Bericht ist da."


async def answer():
    awake.set()
    print("Die Ereignisschleife antwortet.")


async def main():
    report, _ = await asyncio.gather(asyncio.to_thread(load_report), answer())
    print(report)


asyncio.run(main())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Die Ereignisschleife antwortet.
# | Der Bericht ist da.
