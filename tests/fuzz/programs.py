"""Small threaded programs, put together from routes: what each thread does to a shared number."""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass, replace

from .routes import CLASSES, FUNCTIONS, ROUTES, TILL, VARIABLES, Route

HEAD = "found = []\nn = m = 0\nlock, other = threading.Lock(), threading.RLock()\n"

ONLY_IF_USED = {
    "event": "event = threading.Event()\n",
    "changed": "changed = threading.Condition()\n",
    "gate": "gate = threading.Semaphore(1)\n",
    "shared": "import queue\nshared = queue.Queue()\n",
    "time": "import time\nbegin = time.monotonic()\n",
    "sys": "import sys\n",
    "helper": "helped = []\ndef helper():\n    helped.append(1)\n",
}
"""What the program begins with if its threads use that name."""

ACTIONS = {
    "look": "found.append(({who}, {read}))",
    "print": "print({who}, {read})",
    "store": "{store}",
    "add in one statement": "{store_one_more}",
    "add in two": "old = {read}\n{store_old_plus_one}",
    "check, then act": "if {read} == 0:\n    found.append({who})\n    {store}",
    "check and act on one line": "if {read} == 0: {store}",
    "loop on one line": "for i in range(2): found.append({who})",
    "store in a loop on one line": "for i in range(2): {store_i}",
    "look in a loop": "for i in range(2):\n    found.append({read})",
    "locked": "with lock:\n    old = {read}\n    {store_old_plus_one}",
    "locked, on one line": "with lock: {store_one_more}",
    "look, locked": "with lock: found.append({read})",
    "locked twice": "with other, other:\n    old = {read}\n    {store_old_plus_one}",
    "in two locks": "with lock:\n    with other:\n        {store}",
    "in two locks, the other way": "with other:\n    with lock:\n        {store}",
    "tried": "if lock.acquire(blocking=False):\n    {store}\n    lock.release()",
    "lock kept": "lock.acquire()",
    "failure under a lock": "with lock:\n    {store}\n    1 / 0",
    "failure, caught": "try:\n    {store}\n    raise ValueError\nexcept ValueError:\n"
    "    found.append({read})\nfinally:\n    found.append({who})",
    "own variables": "mine = [{who}]\nmine.append(mine[0] + 1)",
    "lock asked": "found.append(lock.locked())",
    "lock released by whom it may be": "if lock.locked():\n    lock.release()",
    "text of a lock": "found.append('unlocked' in repr(lock))",
    "lock held for nothing": "with lock:\n    pass",
    "lock, for a time": "found.append(lock.acquire(timeout=1))",
    "event set": "{store}\nevent.set()",
    "event awaited": "event.wait()\nfound.append({read})",
    "event awaited for a time": "found.append(event.wait(1))",
    "notified": "with changed:\n    {store}\n    changed.notify()",
    "waits": "with changed:\n    changed.wait()\n    found.append({read})",
    "waits for a time": "with changed:\n    found.append(changed.wait(1))",
    "waits for a condition": "with changed:\n    changed.wait_for(lambda: {read}, 1)",
    "semaphore": "gate.acquire()\n{store_one_more}\ngate.release()",
    "semaphore released": "gate.release()",
    "put": "shared.put({read})",
    "got": "found.append(shared.get())",
    "got for a time": "try:\n    found.append(shared.get(timeout=2))\n"
    "except Exception:\n    {store}",
    "sleep for nothing": "time.sleep(0)\n{store}",
    "sleep": "time.sleep({who})\n{store}",
    "time asked": "found.append(time.monotonic() - begin)",
    "spins": "while not {read}:\n    pass",
    "ends early": "{store}\nsys.exit()",
    "starts another": "mine = threading.Thread(target=helper)\nmine.start()\n"
    "found.append(len(helped))",
    "starts another, joined": "mine = threading.Thread(target=helper)\nmine.start()\nmine.join()",
    "joins the first": "threads[0].join()\nfound.append({who})",
    "joins the first for a time": "threads[0].join(1)\nfound.append({read})",
    "asks for the first": "found.append(threads[0].is_alive())",
}
"""What a thread may do; ``{who}`` is its number, from 1."""

MODULE_ONLY = ("globals()", "sys.modules", "till", "Box.n", "till.put", "eval", "exec")
"""Parts of routes that do not work, or mean something else, within a function."""

Action = tuple[str, int]
"""The name of an action, and the number of the route by which it goes."""


@dataclass(frozen=True)
class Program:
    """A program: its routes, and what each thread does; ``nested`` puts all into a function.

    ``daemons`` are the numbers of the threads, from 1, that the process does not wait for.
    """

    routes: tuple[Route, ...]
    threads: tuple[tuple[Action, ...], ...]
    joined: bool = True
    nested: bool = False
    daemons: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """Return the text of the program."""
        used = self._used()
        heads = "".join(f"{route.head}\n" for route in used)
        shared = ["n", "m", *(name for name in ("cell", "box") if f"{name} = " in heads)]
        kind = "nonlocal" if self.nested else "global"
        works = ""
        for who, thread in enumerate(self.threads, 1):
            actions = "".join(f"{self._action(action, who)}\n" for action in thread)
            works += f"def work{who}():\n" + textwrap.indent(
                f"{kind} {', '.join(shared)}\n{actions}", "    "
            )
        text = HEAD + "".join(
            head for name, head in ONLY_IF_USED.items() if re.search(rf"\b{name}\b", works)
        )
        text += heads + works
        targets = ", ".join(f"work{who}" for who in range(1, len(self.threads) + 1))
        text += f"threads = [threading.Thread(target=work) for work in ({targets},)]\n"
        text += "".join(f"threads[{who - 1}].daemon = True\n" for who in self.daemons)
        text += "for thread in threads:\n    thread.start()\n"
        if self.joined:
            text += "for thread in threads:\n    thread.join()\n"
        text += "".join(f"print('end', {route.read})\n" for route in used) + "print(found)\n"
        if self.nested:
            text = "def main():\n" + textwrap.indent(text, "    ") + "main()\n"
        return "import threading\n" + text

    @property
    def modules(self) -> dict[str, str]:
        """Return the sources of the modules beside the program, by their file names."""
        uses = any("till" in route.head for route in self._used())
        return {f"{TILL.name}.py": TILL.source} if uses else {}

    def smaller(self) -> list[Program]:
        """Return programs with one thing less, those that are the most smaller first."""
        found = []
        for i, thread in enumerate(self.threads):
            rest = self.threads[:i], self.threads[i + 1 :]
            if len(self.threads) > 1:
                found.append(replace(self, threads=rest[0] + rest[1], daemons=()))
            if len(thread) > 1:
                found += [
                    replace(self, threads=(*rest[0], thread[:k] + thread[k + 1 :], *rest[1]))
                    for k in range(len(thread))
                ]
            found += [
                replace(
                    self,
                    threads=(*rest[0], (*thread[:k], (simple, route), *thread[k + 1 :]), *rest[1]),
                )
                for k, (name, route) in enumerate(thread)
                for simple in ("store", "look")
                if name not in ("store", "look")
            ]
        if self.nested:
            found.append(replace(self, nested=False))
        if not self.joined:
            found.append(replace(self, joined=True))
        if self.daemons:
            found.append(replace(self, daemons=()))
        return [program for program in found if _is_python(program.source)]

    def _used(self) -> list[Route]:
        numbers = sorted({route for thread in self.threads for _, route in thread})
        return [self.routes[number] for number in numbers]

    def _action(self, action: Action, who: int) -> str:
        name, number = action
        route = self.routes[number]
        return ACTIONS[name].format(
            who=who,
            read=route.read,
            store=route.write.format(who),
            store_i=route.write.format("i"),
            store_one_more=route.write.format(f"{route.read} + 1"),
            store_old_plus_one=route.write.format("old + 1"),
        )


def program(number: int) -> Program:
    """Return the program of this number; the first ones take each route once."""
    draw = random.Random(number)  # noqa: S311 - nothing is to be kept secret
    first = ROUTES[number % len(ROUTES)]
    while True:
        routes = (first, draw.choice(ROUTES)) if draw.random() < 0.25 else (first,)
        threads = tuple(
            tuple(
                (draw.choice(tuple(ACTIONS)), draw.randrange(len(routes)))
                for _ in range(draw.choice((1, 1, 2) if threads == 2 else (1,)))
            )
            for threads in [draw.choice((2, 2, 2, 3))]
            for _ in range(threads)
        )
        nested = draw.random() < 0.2 and _can_be_nested(routes)
        joined = draw.random() < 0.85
        daemons = tuple(who for who in range(1, len(threads) + 1) if draw.random() < 0.05)
        found = Program(routes, threads, joined=joined, nested=nested, daemons=daemons)
        if _is_python(found.source):
            return found


def _can_be_nested(routes: tuple[Route, ...]) -> bool:
    return all(
        route in (*VARIABLES, *FUNCTIONS, *CLASSES)
        and not any(part in " ".join(route) for part in MODULE_ONLY)
        for route in routes
    )


def _is_python(source: str) -> bool:
    try:
        compile(source, "program", "exec")
    except SyntaxError:
        return False
    return True
