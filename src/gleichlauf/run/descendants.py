"""The processes that an example has started, found and ended by their ids."""

from __future__ import annotations

import os
import time

import psutil

MARK = "GLEICHLAUF_RUN"
"""The environment variable that an example's process hands down to all that it starts."""

# One is enough, unless a process starts others faster than it is found.
_ROUNDS = 200
_PAUSE = 0.005


def descendants(leader: int, mark: str, older: frozenset[int]) -> list[psutil.Process]:
    """Return the living processes of the session of ``leader`` or with ``mark``.

    ``older`` holds the ids that were there before the example: they are none of its own.
    """
    found = []
    for pid in psutil.pids():
        if pid == leader or pid in older:
            continue
        try:
            process = psutil.Process(pid)
            if _belongs(process, leader, mark) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue  # It has ended meanwhile, or is another user's.
    return found


def _belongs(process: psutil.Process, leader: int, mark: str) -> bool:
    if hasattr(os, "getsid"):
        try:
            if os.getsid(process.pid) == leader:
                return True
        except OSError:
            return False
    return process.environ().get(MARK) == mark


def end(leader: int, mark: str, older: frozenset[int]) -> tuple[str, ...]:
    """Kill every descendant and return their commands; also those started meanwhile."""
    commands: dict[int, str] = {}
    for _ in range(_ROUNDS):
        processes = descendants(leader, mark, older)
        if not processes:
            break
        for process in processes:
            try:
                # Of one that was killed in the last round and is still ending, the name is left.
                command = " ".join(process.cmdline()) or process.name()
                commands.setdefault(process.pid, command)
                process.kill()
            except psutil.Error:
                continue  # It was faster.
        # Not a wait for their end: where nobody reaps orphans, a killed one stays a zombie.
        time.sleep(_PAUSE)
    return tuple(dict.fromkeys(commands.values()))
