"""What a script must not do, because its schedules could then not be searched."""

from __future__ import annotations

import _thread
import os
import sys
from collections.abc import Callable
from typing import Any

PROCESS = "starts a process, whose threads and waiting cannot be seen; run its work in a thread"
SOCKET = (
    "opens a socket (asyncio does so too), and waiting for it cannot be seen; replace it by a queue"
)
LOW_LEVEL = "uses _thread.start_new_thread; use threading.Thread"

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
}
"""Events of `sys.addaudithook` and what is said about them."""


class Gate:
    """Whether this process itself forks just now, which it may."""

    open = False


def fork() -> int:
    """Fork as `os.fork` does, where a script must not."""
    Gate.open = True
    process = os.fork()
    Gate.open = False
    return process


def install(refuse: Callable[[str], None], leave: Callable[[int], None], out: Any) -> None:
    """Guard this process: ``refuse`` ends a run with a reason, ``leave`` with a status."""

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event in AUDITED and not Gate.open:
            refuse(AUDITED[event])

    write = os.write

    def write_guarded(number: int, data: Any, /) -> int:
        if number in (1, 2):
            return int(out(number).buffer.write(data))
        return write(number, data)

    def forbidden(reason: str) -> Callable[..., None]:
        return lambda *_, **__: refuse(reason)

    sys.addaudithook(audit)
    os.write = write_guarded
    os._exit = leave  # type: ignore[assignment]
    _thread.start_new_thread = _thread.start_new = forbidden(LOW_LEVEL)  # type: ignore[assignment]
    import _posixsubprocess

    _posixsubprocess.fork_exec = forbidden(PROCESS)  # type: ignore[assignment]
