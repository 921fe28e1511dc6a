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
import zipfile
from pathlib import Path
from typing import IO, Any

import psutil

from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example, write_example
from gleichlauf.run import bootstrap
from gleichlauf.run.descendants import MARK, end
from gleichlauf.run.endless import endless_outcome
from gleichlauf.run.run import Damage, Run, ThreadDeath, ThreadStack

DEFAULT_TIME_LIMIT = 10.0
"""Seconds that an example may take."""

OUTPUT_LIMIT = 1_000_000
"""Bytes that an example may print, to each of its two streams."""

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
        execution = _Execution(room, path, text, python, time_limit)
        with execution:
            execution.watch(read_example(text))
        return execution.observed()


class _Stream:
    """Collects what comes out of one end of a process, up to the limit."""

    def __init__(self, pipe: IO[bytes], changed: threading.Event) -> None:
        self.pipe = pipe
        self.content = bytearray()
        self.flooded = False
        self.closed = False
        self.changed = changed
        self.thread = threading.Thread(target=self._read, name="example output", daemon=True)
        self.thread.start()

    def _read(self) -> None:
        while chunk := os.read(self.pipe.fileno(), 65536):
            self.content += chunk[: OUTPUT_LIMIT - len(self.content)]
            if len(self.content) >= OUTPUT_LIMIT:
                self.flooded = True
                self.changed.set()
        self.closed = True
        self.changed.set()

    def text(self) -> str:
        text = bytes(self.content).decode("utf-8", "backslashreplace")
        return text.replace("\r\n", "\n") if os.name == "nt" else text


class _Execution:
    """One execution; leaving its ``with`` block ends every process of it."""

    def __init__(self, room: Path, path: Path, text: str, python: str, time_limit: float) -> None:
        self.room = room
        self.file = text.split("\n")
        self.time_limit = time_limit
        self.report = room / "report"
        self.report.touch()
        self.mark = uuid.uuid4().hex
        self.older = frozenset(psutil.pids())
        self.timed_out = False
        self.processes: tuple[str, ...] = ()
        self.started = time.monotonic()
        self.duration = 0.0
        # A signal to ourselves between the start and the `with` would leave the process alone:
        # its own alarm ends it then.
        self.process = subprocess.Popen(
            [
                *(python, "-X", "dev", "-B", "-S", "-P", bootstrap.__file__),
                *(str(path), str(self.report), str(int(time_limit) + 10)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=room / "empty",
            env=self._environment(),
            start_new_session=True,
        )
        self.changed = threading.Event()
        pipes = (self.process.stdout, self.process.stderr)
        self.stdout, self.stderr = (_Stream(pipe, self.changed) for pipe in pipes if pipe)

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

    def __enter__(self) -> _Execution:
        return self

    def __exit__(self, *_: object) -> None:
        self.duration = time.monotonic() - self.started
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.processes = end(self.process.pid, self.mark, self.older)
        for stream in (self.stdout, self.stderr):
            stream.thread.join()
            stream.pipe.close()

    def watch(self, example: Example) -> None:
        """Wait until the example ends, prints too much, or has to be stopped."""
        may_be_endless = any(outcome.ending != "finished" for outcome in example.outcomes)
        deadline = self.started + self.time_limit
        next_look = self.started + _LOOK_INTERVAL
        before: tuple[ThreadStack, ...] | None = None
        while not (self.stdout.flooded or self.stderr.flooded) and not self._ended():
            now = time.monotonic()
            if now >= deadline:
                self.timed_out = True
                self._look()
                return
            if may_be_endless and now >= next_look:
                next_look = now + _LOOK_INTERVAL
                stacks = self._look()
                stuck = endless_outcome(example.outcomes, self.stdout.text(), stacks, self.file)
                if stuck and stacks == before:
                    self.timed_out = True
                    return
                before = stacks

    def _ended(self) -> bool:
        """Wait a moment and tell whether the process has ended, other than what it started."""
        if self.stdout.closed and self.stderr.closed:
            try:
                self.process.wait(_POLL_INTERVAL)
            except subprocess.TimeoutExpired:
                return False
            return True
        self.changed.wait(_POLL_INTERVAL)
        self.changed.clear()
        closed = self.stdout.closed and self.stderr.closed
        return not closed and self.process.poll() is not None

    def _look(self) -> tuple[ThreadStack, ...]:
        """Ask the process where its threads are; nothing where it cannot or does not answer."""
        before = len(self._events("stacks"))
        if not hasattr(signal, "SIGUSR2") or not self._events("started"):
            return ()
        try:
            self.process.send_signal(signal.SIGUSR2)
        except OSError:
            return ()
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
        flooded = self.stdout.flooded or self.stderr.flooded
        stopped = flooded or self.timed_out
        ended = self._events("ended")
        looks = self._events("stacks") if self.timed_out else []
        files = tuple(_files(self.room / "empty"))
        return Run(
            status=None if stopped else self.process.returncode,
            stdout=self.stdout.text(),
            stderr=self.stderr.text(),
            files=files,
            damaged=tuple(_damaged(self.room / "empty", files)),
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


def _files(folder: Path) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            found.append(name)
        elif not any(path.iterdir()):
            found.append(f"{name}/")
    return found


def _damaged(folder: Path, files: tuple[str, ...]) -> list[Damage]:
    """Test every member of every archive, as a reader would who unpacks it."""
    damaged = []
    for name in files:
        if not name.lower().endswith(".zip"):
            continue
        try:
            with zipfile.ZipFile(folder / name) as archive:
                bad = archive.testzip()
        except Exception as error:
            damaged.append(Damage(name, str(error) or type(error).__name__))
        else:
            if bad is not None:
                damaged.append(Damage(name, f"the member {bad} does not match its checksum"))
    return damaged
