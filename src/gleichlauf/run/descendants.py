"""The processes that an example has started, found and ended by their ids."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import psutil

MARK = "GLEICHLAUF_RUN"
"""The environment variable that an example's process hands down to all that it starts."""

# One is enough, unless a process starts others faster than it is found.
_ROUNDS = 200
_PAUSE = 0.005

_SERVERS = (
    "from multiprocessing.forkserver import",
    "from multiprocessing.resource_tracker import",
)
"""In the commands of the processes that `multiprocessing` starts beside those asked for.

They end by themselves once the program has, and nobody can wait for them.
"""
_PATIENCE = 20.0
"""Seconds that they get for that: much, since a busy machine may take its time."""


@dataclass(frozen=True, slots=True)
class Family:
    """Where to look for the processes of one run.

    They have the ``mark`` in their environment, or the session of the example's own process, or
    descend from one of the ``parents`` that it forked from. ``older`` are the ids that were there
    before the example: they are none of its own.
    """

    mark: str
    parents: tuple[int, ...]
    older: frozenset[int]

    @classmethod
    def now(cls, mark: str, *parents: int) -> Family:
        """Return it for an example that is about to start."""
        return cls(mark, parents, frozenset(psutil.pids()))


def descendants(leader: int, family: Family) -> list[psutil.Process]:
    """Return the living processes of a run without ``leader``, the example's own."""
    below = {process.pid for parent in family.parents for process in _children(parent)}
    found = []
    for pid in psutil.pids():
        if pid == leader or pid in family.older:
            continue
        try:
            process = psutil.Process(pid)
            related = pid in below or _belongs(process, leader, family.mark)
            if related and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue  # It has ended meanwhile, or is another user's.
    return found


def _children(parent: int) -> list[psutil.Process]:
    try:
        children: list[psutil.Process] = psutil.Process(parent).children(recursive=True)
    except psutil.Error:
        return []
    return children


def _belongs(process: psutil.Process, leader: int, mark: str) -> bool:
    if hasattr(os, "getsid"):
        try:
            if os.getsid(process.pid) == leader:
                return True
        except OSError:
            return False
    return process.environ().get(MARK) == mark


def end(leader: int, family: Family, *, patient: bool) -> tuple[str, ...]:
    """Kill every descendant and return their commands; also those started meanwhile.

    With ``patient``, what ends by itself may do so, and is none of them.
    """
    deadline = time.monotonic() + (_PATIENCE if patient else 0)
    commands: dict[int, str] = {}
    for _ in range(_ROUNDS):
        processes = descendants(leader, family)
        while processes and time.monotonic() < deadline and all(map(_serves, processes)):
            time.sleep(_PAUSE)
            processes = descendants(leader, family)
        if not processes:
            break
        for process in processes:
            try:
                # What has no command any more is ending.
                if command := " ".join(process.cmdline()):
                    commands.setdefault(process.pid, command)
                process.kill()
            except psutil.Error:
                continue  # It was faster.
        # Not a wait for their end: where nobody reaps orphans, a killed one stays a zombie.
        time.sleep(_PAUSE)
    return tuple(dict.fromkeys(commands.values()))


def _serves(process: psutil.Process) -> bool:
    """Tell whether a process ends by itself once the program has, or is ending."""
    try:
        command = " ".join(process.cmdline())
    except psutil.Error:
        return True
    return not command or any(server in command for server in _SERVERS)
