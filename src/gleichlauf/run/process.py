"""Runs an example in a process of its own, in an empty folder, and observes it."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import psutil

from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example, write_example
from gleichlauf.run import bootstrap
from gleichlauf.run.descendants import MARK, end
from gleichlauf.run.endless import endless_outcome
from gleichlauf.run.pipes import Lifeline, Stream
from gleichlauf.run.remains import opened_archives, remaining_files
from gleichlauf.run.run import Archive, Damage, Run, ThreadDeath, ThreadStack

DEFAULT_TIME_LIMIT = 10.0
"""Seconds that an example may take."""

# An example that may run for ever by its page is looked at this often (seconds), and stopped
# when it was at the same place twice.
_LOOK_INTERVAL = 0.5
_POLL_INTERVAL = 0.1
_PATIENCE = 2.0

# Of the environment an example gets what a program needs to start, and nothing that changes
# what Python does.
_KEPT = ("PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LD_LIBRARY_PATH")


def run_example(
    example: Path | Example,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
) -> Run:
    """Run an example (or its file) with any Python from 3.11 on, and return what it did.

    It has its own session, an empty folder, no input, no packages, and a reduced environment;
    it runs in Python's development mode and UTF-8 mode. Whatever happens, also Ctrl-C here, no
    process that it started is alive afterwards. ``time_limit`` is in seconds.

    Raises `ExampleFileError` if the file is no example, and `OSError` if it cannot be read or
    ``python`` cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="gleichlauf-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        for name in ("empty", "home", "temp"):
            (room / name).mkdir()
        if isinstance(example, Example):
            path = room / f"{example.name}.py"
            path.write_text(write_example(example), encoding="utf-8", newline="\n")
        else:
            path = example.resolve()
        text = path.read_text(encoding="utf-8")
        example = read_example(text)
        execution = _Execution(room, text.split("\n"), time_limit)
        try:
            execution.start(path, python)
            execution.watch(example)
        finally:
            execution.stop()
        return execution.observed()


class _Execution:
    """One execution; after `stop` no process of it is alive."""

    def __init__(self, room: Path, file: list[str], time_limit: float) -> None:
        self.room = room
        self.file = file
        self.time_limit = time_limit
        self.report = room / "report"
        self.report.touch()
        self.mark = uuid.uuid4().hex
        self.older = frozenset(psutil.pids())
        self.timed_out = False
        self.status: int | None = None
        self.processes: tuple[str, ...] = ()
        self.started = time.monotonic()
        self.duration = 0.0
        self.process: subprocess.Popen[bytes] | None = None
        self.changed = threading.Event()
        self.streams: list[Stream] = []
        self.lifeline = Lifeline()

    def start(self, path: Path, python: str) -> None:
        """Start the process; whatever interrupts this, `stop` finds it by its mark."""
        self.process = subprocess.Popen(
            [
                *(python, "-X", "dev", "-B", "-S", "-P", bootstrap.__file__),
                *(str(path), str(self.report)),
                *map(str, self.lifeline.handed),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.room / "empty",
            env=self._environment(),
            start_new_session=True,
            pass_fds=self.lifeline.handed,
        )
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                self.streams.append(Stream(pipe, self.changed))

    def stop(self) -> None:
        """End the process, if it has not, and all that it has started."""
        self.duration = time.monotonic() - self.started
        leader = 0
        if self.process is not None:
            leader = self.process.pid
            if self.process.poll() is None:
                self.process.kill()
            self.status = self.process.wait()
        self.processes = end(leader, self.mark, self.older)
        for stream in self.streams:
            stream.thread.join()
            stream.pipe.close()
        self.lifeline.close()

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        home, temp = str(self.room / "home"), str(self.room / "temp")
        return kept | {
            MARK: self.mark,
            "PYTHONUTF8": "1",
            "HOME": home,
            "USERPROFILE": home,
            "TMPDIR": temp,
            "TEMP": temp,
            "TMP": temp,
        }

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
        before = len(self._events("stacks"))
        ready = hasattr(signal, "SIGUSR2") and self._events("started")
        if not ready or self.process is None:
            return ()
        self.process.send_signal(signal.SIGUSR2)
        patience = time.monotonic() + _PATIENCE
        while time.monotonic() < patience:
            answers = self._events("stacks")[before:]
            if answers:
                return _stacks(answers[-1])
            time.sleep(0.01)
        return ()

    def _events(self, kind: str) -> list[dict[str, Any]]:
        lines = self.report.read_text("ascii").split("\n")[:-1]
        events: list[dict[str, Any]] = [ast.literal_eval(line) for line in lines]
        return [event for event in events if event["event"] == kind]

    def observed(self) -> Run:
        """Return what the execution did, after it has been left."""
        flooded = self._flooded()
        stopped = flooded or self.timed_out
        ended = self._events("ended")
        looks = self._events("stacks") if self.timed_out else []
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
                for event in self._events("died")
            ),
            left_over=_stacks(ended[-1]) if ended else (),
            stacks=_stacks(looks[-1]) if looks else (),
            processes=() if stopped else self.processes,
            told=bool(ended),
            timed_out=self.timed_out,
            flooded=flooded,
            time_limit=self.time_limit,
            duration=self.duration,
        )


def _stacks(event: dict[str, Any]) -> tuple[ThreadStack, ...]:
    stacks = (ThreadStack(**stack) for stack in event["stacks"])
    return tuple(sorted(stacks, key=lambda stack: (stack.thread != "MainThread", stack.thread)))
