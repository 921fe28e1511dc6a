"""One execution of an example: the process, what comes out of it, and its certain end."""

from __future__ import annotations

import ast
import contextlib
import os
import signal
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from gleichlauf.example.example import Example
from gleichlauf.run.descendants import Family, end
from gleichlauf.run.endless import endless_outcome
from gleichlauf.run.pipes import Lifeline, Stream
from gleichlauf.run.remains import opened_archives, remaining_files
from gleichlauf.run.run import Archive, Damage, Run, ThreadDeath, ThreadStack

# An example that may run for ever by its page is looked at this often (seconds), and stopped
# when it was at the same place twice.
_LOOK_INTERVAL = 0.5
_POLL_INTERVAL = 0.1
_PATIENCE = 2.0
# What was killed has ended after so many seconds, or nobody is there who could say so.
_LONGEST_END = 20.0


class Process(Protocol):
    """What an execution needs of a process: `subprocess.Popen` has it, and so has `Fork`."""

    @property
    def pid(self) -> int:
        """The process's id."""

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status; raise `subprocess.TimeoutExpired` after so many seconds."""

    def send_signal(self, number: int, /) -> None:
        """Send a signal, unless it has ended."""

    def kill(self) -> None:
        """End it."""


Launch = Callable[[Sequence[str], Path, Mapping[str, str], Sequence[int]], Process]
"""Starts `bootstrap` with its first two arguments, in a folder, with an addition to the
environment, and with these open files: stdout, stderr, and the lifeline where there is one."""


class Execution:
    """One execution; after `stop` no process of it is alive.

    ``room`` is its folder, which holds empty folders "empty", "home" and "temp"; ``file`` has
    the lines of the example's file; ``family`` is where all processes of it are found.
    """

    def __init__(self, room: Path, file: list[str], time_limit: float, family: Family) -> None:
        self.room = room
        self.file = file
        self.time_limit = time_limit
        self.report = room / "report"
        self.report.touch()
        self.family = family
        self.timed_out = False
        self.lost = False
        self.status: int | None = None
        self.processes: tuple[str, ...] = ()
        self.started = time.monotonic()
        self.duration = 0.0
        self.process: Process | None = None
        self.changed = threading.Event()
        self.streams: list[Stream] = []
        self.lifeline = Lifeline()

    def start(self, path: Path, launch: Launch) -> None:
        """Start the process; whatever interrupts this, `stop` finds it by its mark."""
        home, temp = str(self.room / "home"), str(self.room / "temp")
        folders = {"HOME": home, "USERPROFILE": home, "TMPDIR": temp, "TEMP": temp, "TMP": temp}
        written: list[int] = []
        try:
            for _ in range(2):
                read, write = os.pipe()
                written.append(write)
                self.streams.append(Stream(read, self.changed))
            arguments = (str(path), str(self.report))
            files = (*written, *self.lifeline.handed)
            self.process = launch(arguments, self.room / "empty", folders, files)
        finally:
            for end_of_pipe in written:
                os.close(end_of_pipe)

    def stop(self) -> None:
        """End the process, if it has not, and all that it has started."""
        self.duration = time.monotonic() - self.started
        leader, by_itself = 0, False
        if self.process is None:
            self.lifeline.close()  # It may be about to start: then it ends at once.
        else:
            leader = self.process.pid
            by_itself = self.process.poll() is not None
            if not by_itself:
                self.process.kill()
            try:
                self.status = self.process.wait(_LONGEST_END)
            except subprocess.TimeoutExpired:
                self.lost = True
            by_itself = by_itself and not self.timed_out
        self.processes = end(leader, self.family, patient=by_itself)
        for stream in self.streams:
            stream.close()
        self.lifeline.close()

    def watch(self, example: Example) -> None:
        """Wait until the example ends, prints too much, or has to be stopped."""
        may_be_endless = any(outcome.ending != "finished" for outcome in example.outcomes)
        deadline = self.started + self.time_limit
        next_look = self.started + _LOOK_INTERVAL
        before: tuple[ThreadStack, ...] | None = None
        while not self._flooded() and not self._ended():
            now = time.monotonic()
            if now >= deadline:
                self.timed_out = True
                self._look()
                return
            if may_be_endless and now >= next_look:
                next_look = now + _LOOK_INTERVAL
                stacks = self._look()
                stuck = endless_outcome(example.outcomes, self._text(0), stacks, self.file)
                if stuck and stacks == before:
                    self.timed_out = True
                    return
                before = stacks

    def _flooded(self) -> bool:
        return any(stream.flooded for stream in self.streams)

    def _text(self, stream: int) -> str:
        return self.streams[stream].text()

    def _ended(self) -> bool:
        """Wait a moment and tell whether the process has ended, other than what it started."""
        if self.process is None:
            return True
        if all(stream.closed for stream in self.streams):
            try:
                self.process.wait(_POLL_INTERVAL)
            except subprocess.TimeoutExpired:
                return False
            return True
        self.changed.wait(_POLL_INTERVAL)
        self.changed.clear()
        closed = all(stream.closed for stream in self.streams)
        return not closed and self.process.poll() is not None

    def _look(self) -> tuple[ThreadStack, ...]:
        """Ask the process where its threads are; nothing where it cannot or does not answer."""
        events = self._events()
        before = len(events["stacks"])
        ready = hasattr(signal, "SIGUSR2") and events["started"]
        if not ready or self.process is None:
            return ()
        self.process.send_signal(signal.SIGUSR2)
        patience = time.monotonic() + _PATIENCE
        while time.monotonic() < patience:
            answers = self._events()["stacks"][before:]
            if answers:
                return _stacks(answers[-1])
            time.sleep(0.01)
        return ()

    def _events(self) -> defaultdict[str, list[dict[str, Any]]]:
        """Return what the process has reported so far, by its kind."""
        events: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in self.report.read_text("ascii", "replace").split("\n")[:-1]:
            # An example that writes into files that it has not opened may have written here.
            with contextlib.suppress(ValueError, SyntaxError, TypeError, KeyError):
                event = ast.literal_eval(line)
                events[event["event"]].append(event)
        return events

    def observed(self) -> Run:
        """Return what the execution did, after it has been left."""
        flooded = self._flooded()
        stopped = flooded or self.timed_out
        events = self._events()
        ended = events["ended"]
        looks = events["stacks"] if self.timed_out else []
        files = tuple(remaining_files(self.room / "empty"))
        opened = list(opened_archives(self.room / "empty", files))
        return Run(
            status=None if stopped else self.status,
            stdout=self._text(0),
            stderr=self._text(1),
            files=files,
            archives=tuple(item for item in opened if isinstance(item, Archive)),
            damaged=tuple(item for item in opened if isinstance(item, Damage)),
            deaths=tuple(
                ThreadDeath(event["thread"], event["exception"], event["line"], event["text"])
                for event in events["died"]
            ),
            left_over=_stacks(ended[-1]) if ended else (),
            stacks=_stacks(looks[-1]) if looks else (),
            processes=() if stopped else self.processes,
            told=bool(ended),
            timed_out=self.timed_out,
            flooded=flooded,
            lost=self.lost,
            time_limit=self.time_limit,
            duration=self.duration,
        )


def _stacks(event: dict[str, Any]) -> tuple[ThreadStack, ...]:
    stacks = (ThreadStack(**stack) for stack in event["stacks"])
    return tuple(sorted(stacks, key=lambda stack: (stack.thread != "MainThread", stack.thread)))
