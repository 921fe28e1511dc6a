"""The event loop stays awake

Page: today
Example: load_in_thread
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import asyncio
import threading

awake = threading.Event()


def load_report():
    awake.wait()  # Returns only if the event loop carries on.
    return "The report is here."


async def answer():
    awake.set()
    print("The event loop answers.")


async def main():
    report, _ = await asyncio.gather(asyncio.to_thread(load_report), answer())
    print(report)


asyncio.run(main())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The event loop answers.
# | The report is here.
