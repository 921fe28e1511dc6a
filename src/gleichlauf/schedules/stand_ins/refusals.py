"""What a script must not do, because its schedules could then not be searched."""

from __future__ import annotations

import _thread
import os
import sys
import threading as standard
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

PROCESS = "starts a process, whose threads and waiting cannot be seen; run its work in a thread"
SOCKET = "opens a socket, and waiting for it cannot be seen; replace it by a queue"
LOOP = (
    "runs an event loop of asyncio, also for to_thread and run_in_executor, whose waiting cannot be"
    " seen; search what it runs in threads by itself, with threading or concurrent.futures"
)
LOW_LEVEL = "uses _thread.start_new_thread; use threading.Thread"
SIGNAL = "sends a signal, and nobody can tell when it is handled; let it set an event instead"
TRACE = "sets a trace or profile function, which the search needs itself; leave that out"
FILE_LOCK = "locks a file, and waiting for that cannot be seen; use threading.Lock"

AUDITED = {
    "os.fork": PROCESS,
    "os.forkpty": PROCESS,
    "os.exec": PROCESS,
    "os.posix_spawn": PROCESS,
    "os.spawn": PROCESS,
    "os.system": PROCESS,
    "pty.spawn": PROCESS,
    "subprocess.Popen": PROCESS,
    "socket.__new__": SOCKET,
    "os.kill": SIGNAL,
    "os.killpg": SIGNAL,
    "signal.pthread_kill": SIGNAL,
    "fcntl.flock": FILE_LOCK,
    "fcntl.lockf": FILE_LOCK,
}
"""Events of `sys.addaudithook` and what is said about them."""

UNAUDITED = ("raise_signal", "alarm", "setitimer", "set_wakeup_fd", "pause",
             "sigwait", "sigwaitinfo", "sigtimedwait")  # fmt: skip
"""Functions of `signal` that send signals or wait for them, and of which no event tells."""


class Gate:
    """Whether this process itself does such a thing just now, which it may."""

    open = False


def fork() -> int:
    """Fork as `os.fork` does, where a script must not."""
    Gate.open = True
    process = os.fork()
    Gate.open = False
    return process


def kill(process: int, signal: int, *, group: bool = False) -> None:
    """Send a signal as `os.kill` or `os.killpg` does, where a script must not."""
    Gate.open = True
    try:
        (os.killpg if group else os.kill)(process, signal)
    finally:
        Gate.open = False


def install(
    refuse: Callable[[str], NoReturn],
    leave: Callable[[int], NoReturn],
    out: Callable[[int], Any],
    is_main: Callable[[], bool],
) -> None:
    """Guard this process: ``refuse`` ends a run with a reason, ``leave`` with a status.

    ``out`` gives the stand-in for a file by its number, ``is_main`` says whether the running
    thread is a run's main thread.
    """

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event in AUDITED and not Gate.open:
            refuse(LOOP if event == "socket.__new__" and _is_loop() else AUDITED[event])

    write = os.write

    def write_guarded(number: int, data: Any, /) -> int:
        if number in (1, 2):
            return int(out(number).buffer.write(data))
        return write(number, data)

    def forbidden(reason: str) -> Callable[..., None]:
        return lambda *_, **__: refuse(reason)

    sys.addaudithook(audit)
    for module in (sys, standard):
        for name in ("settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads"):
            if hasattr(module, name):
                setattr(module, name, forbidden(TRACE))
    sys.gettrace = lambda: None
    os.write = write_guarded
    os._exit = leave  # type: ignore[assignment]
    _thread.start_new_thread = _thread.start_new = forbidden(LOW_LEVEL)  # type: ignore[assignment]
    import _posixsubprocess

    _posixsubprocess.fork_exec = forbidden(PROCESS)  # type: ignore[assignment]
    _install_signals(forbidden(SIGNAL), is_main)


def _is_loop() -> bool:
    """Say whether asyncio is what does this."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if str(frame.f_globals.get("__name__")).startswith("asyncio."):
            return True
        frame = frame.f_back
    return False


def _install_signals(forbidden: Callable[..., None], is_main: Callable[[], bool]) -> None:
    """Let a script say what is to be done on signals, none of which ever comes."""
    import signal as standard

    handlers: dict[int, Any] = {}

    def signal(number: int, handler: Any, /) -> Any:
        if not is_main():
            raise ValueError("signal only works in main thread of the main interpreter")
        before = getsignal(number)
        handlers[number] = handler
        return before

    def getsignal(number: int, /) -> Any:
        return handlers.get(number, before_runs(number))

    before_runs = standard.getsignal
    standard.signal, standard.getsignal = signal, getsignal  # type: ignore[assignment]
    for name in UNAUDITED:
        if hasattr(standard, name):
            setattr(standard, name, forbidden)
