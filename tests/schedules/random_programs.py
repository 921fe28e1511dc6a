"""Small programs put together at random, to compare what is found with and without reduction.

``python -m tests.schedules.random_programs FIRST SECONDS`` compares one after the other for so
long, from the program of this number on, and prints each that shows a difference.
"""

from __future__ import annotations

import random
import sys
import time

from gleichlauf.schedules import Granularity, Script

from .answers import shorts
from .search import both

HEAD = """\
import queue, sys, threading, time
x = y = flag = 0
found = []
start = time.monotonic()
lock, other = threading.Lock(), threading.Lock()
event, condition = threading.Event(), threading.Condition()
semaphore, shelf = threading.Semaphore(1), queue.Queue()
def helper():
    global x
    x = x + 1
"""

STATEMENTS = [
    "x = x + 1",
    "before = y\ny = before + 1",
    "found.append(x)",
    "own = 1\nown = own + 1",
    "print(1)",
    "print(x, y)",
    "with lock:\n    x = x + 1",
    "with lock:\n    own = 1",
    "with lock:\n    with other:\n        own = 1",
    "with other:\n    with lock:\n        y = 5",
    "lock.acquire()",
    "lock.acquire(timeout=1)",
    "if lock.locked():\n    lock.release()",
    "if lock.acquire(blocking=False):\n    x = x + 2\n    lock.release()",
    "event.set()",
    "event.wait()",
    "event.wait(1)",
    "time.sleep(0)",
    "time.sleep(1)",
    "time.sleep(2)",
    "y = time.monotonic() - start",
    "shelf.put(x)",
    "x = shelf.get()",
    "y = shelf.qsize()",
    "semaphore.acquire()\nown = 1\nsemaphore.release()",
    "semaphore.release()",
    "with condition:\n    condition.notify()",
    "with condition:\n    condition.wait()",
    "with condition:\n    condition.wait(1)",
    "with condition:\n    condition.wait_for(lambda: x)",
    "if x:\n    y = 2",
    "flag = 1",
    "while not flag:\n    pass",
    "1 / 0",
    "sys.exit()",
    "mine = threading.Thread(target=helper)\nmine.start()",
    "mine = threading.Thread(target=helper)\nmine.start()\nmine.join()",
    "threads[{}].join()",
    "threads[{}].join(1)",
    "y = threads[{}].is_alive()",
]


GRANULARITIES: tuple[Granularity, ...] = ("line", "gil", "line", "opcode")


def program(number: int) -> Script:
    """Return the program of this number: two or three threads and a main program."""
    draw = random.Random(number)  # noqa: S311 - nothing is to be kept secret
    threads = draw.choice([2, 2, 2, 3])
    some = draw.sample(STATEMENTS, draw.choice([2, 3, 5]))

    def function(name: str, statements: int) -> str:
        chosen = [draw.choice(some).format(draw.randrange(threads)) for _ in range(statements)]
        lines = ["global x, y, flag", *"\n".join(chosen).split("\n")]
        return f"def {name}():\n" + "".join(f"    {line}\n" for line in lines if line)

    text = HEAD + "".join(function(f"work{i}", draw.choice([1, 1, 1, 2])) for i in range(threads))
    text += function("main", draw.choice([0, 0, 1])) + "threads = [\n"
    for i in range(threads):
        text += f"    threading.Thread(target=work{i}, daemon={draw.random() < 0.12}),\n"
    text += "]\n" + "".join(f"threads[{i}].start()\n" for i in range(threads)) + "main()\n"
    text += "".join(f"threads[{i}].join()\n" for i in range(threads) if draw.random() < 0.7)
    return Script(f"random_{number}.py", text + "print('end', x, y, found)\n")


def main(first: int, seconds: float) -> int:
    """Compare; return the number of programs that show a difference."""
    end = time.monotonic() + seconds
    compared = different = 0
    number = first
    while time.monotonic() < end:
        script = program(number)
        granularity = GRANULARITIES[number % len(GRANULARITIES)]
        for bound in (0, 1, 2):
            reduced, full = both(script, bound, granularity, 5.0)
            if not (reduced.complete and full.complete):
                break
            compared += 1
            if shorts(reduced) != shorts(full):
                different += 1
                print(f"program {number}, bound {bound}, {granularity}:\n{script.source}")
                break
        number += 1
    print(f"{compared} comparisons of the programs {first} to {number - 1}: {different} different")
    return different


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]), float(sys.argv[2])) else 0)
