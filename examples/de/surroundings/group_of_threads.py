"""Zwei Threads, von denen einer scheitert

Seite: surroundings
Beispiel: group_of_threads
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import asyncio


def read(name):
    if name == "plan.txt":
        raise OSError("plan.txt fehlt.")
    return f"{name} gelesen"


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name in ("list.txt", "plan.txt"):
                group.create_task(asyncio.to_thread(read, name))
    except* OSError as errors:
        print(*errors.exceptions)


asyncio.run(main())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | plan.txt fehlt.
