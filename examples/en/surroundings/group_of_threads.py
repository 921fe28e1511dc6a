"""Two threads, one of which fails

Page: surroundings
Example: group_of_threads
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import asyncio


def read(name):
    if name == "plan.txt":
        raise OSError("plan.txt is missing.")
    return f"{name} gelesen"


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name in ("list.txt", "plan.txt"):
                group.create_task(asyncio.to_thread(read, name))
    except* OSError as errors:
        print(*errors.exceptions)


asyncio.run(main())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | plan.txt is missing.
