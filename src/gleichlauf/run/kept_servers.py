"""Started interpreters, kept from one example to the next."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from gleichlauf.run.fork_server import ForkServer

_Key = tuple[object, ...]
_idle: dict[_Key, list[ForkServer]] = {}


@contextmanager
def kept_server(
    command: Sequence[str], environment: Mapping[str, str], number: int
) -> Iterator[ForkServer]:
    """Lend a server that nobody else uses meanwhile; servers of other numbers are others.

    ``command`` is what runs `bootstrap`. A server is kept only if nothing went wrong with it, and
    ends with this process. Raises `OSError` if there is no such interpreter.
    """
    # A fork of this process must not ask the servers of its parent.
    idle = _idle.setdefault((os.getpid(), *command, *sorted(environment.items()), number), [])
    server = idle.pop() if idle else ForkServer.start(command, environment)
    try:
        yield server
    except BaseException:
        server.close()
        raise
    if server.serves():
        idle.append(server)
    else:
        server.close()


@atexit.register
def _end_all() -> None:
    for (process, *_), servers in _idle.items():
        while servers and process == os.getpid():
            servers.pop().close()
