"""A started Python from which runs of examples fork; `fork_server` is the other end of its socket.

Called as ``python start.py server.py bootstrap.py SOCKET``, it does for each request as if
bootstrap.py had been called with the arguments of that request, in a fork; or, where they are
``--serve MODULE...``, it imports the modules there and serves in its turn. Any Python from 3.11 on
will do, so it uses the standard library alone.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import io
import os
import socket
import sys
import weakref
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import BuiltinFunctionType, FunctionType, ModuleType

ALLOCATOR = "PYTHONMALLOC"
"""The variable that spares a server the checks of memory that ``-X dev`` makes: they are meant for
modules in C, and a fork would have to copy more pages. The examples do not see it."""


def serve(*arguments: str) -> list[str]:
    """Import modules and fork for one request after the other; return in the forks, with theirs.

    A request has its length in four bytes, and then a folder, a number, so many additions to the
    environment, and arguments, with NULs between. With it come three open files: stdout, stderr,
    and one whose number is added to the arguments. The answers are four bytes each: the id of the
    fork when it is there, its status when it has ended.
    """
    *modules, control = arguments
    for module in modules:
        # Where it is not on this system, say, the example itself tells what it makes of that.
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    gc.freeze()  # So that a fork, when it collects garbage, need not write to these objects.
    with socket.socket(fileno=int(control)) as channel:
        while True:
            length, handed, _flags, _address = socket.recv_fds(channel, 4, 3)
            if not length:
                os._exit(0)  # Nobody asks any more, and there is nothing to tidy up.
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    continue  # It was adopted (see `adopting`), and has ended.
            request = channel.recv(int.from_bytes(length, "big"), socket.MSG_WAITALL)
            fork = os.fork()
            if fork == 0:
                break
            for file in handed:
                os.close(file)
            channel.sendall(fork.to_bytes(4, "big", signed=True))
            status = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
            channel.sendall(status.to_bytes(4, "big", signed=True))
    os.setsid()
    *streams, last = handed
    for stream, file in zip((1, 2), streams, strict=True):
        os.dup2(file, stream)
        os.close(file)
    folder, count, *rest = request.decode().split("\0")
    os.chdir(folder)
    for variable in rest[: int(count)]:
        name, _, text = variable.partition("=")
        os.environ[name] = text
    return [*rest[int(count) :], str(last)]


class Ending:
    """The end of a fork: a short one where nobody could tell it from Python's own.

    Python's own frees every object, and in a fork each that is not its own has to be copied first,
    page by page: more work than most examples. It is heard of only where that runs code or warns.
    Here it is left out if there can be no such thing; threads have been waited for, and what the
    example has registered with `atexit` has run, by then.
    """

    def __init__(self) -> None:
        self.status: object = None
        self.streams = (sys.stdout, sys.stderr)
        self.witness: list[object] = []  # Seen among the objects unless the example hides those.
        atexit.register(self.leave)  # The first that is registered is the last that is called.

    def leave(self) -> None:
        """Leave the process if that is all there is to do."""
        code = 0 if self.status is None else self.status
        if isinstance(code, int) and 0 <= code < 256 and self.is_silent():
            with contextlib.suppress(OSError, ValueError):  # Python's own end will complain.
                for stream in self.streams:
                    stream.flush()
                os._exit(code)

    def is_silent(self) -> bool:
        """Say whether freeing all objects would run no code and warn of nothing."""
        if (
            (sys.stdout, sys.stderr) != self.streams
            or len(sys._current_frames()) > 1
            or gc.garbage
            or gc.get_debug()
        ):
            return False
        own = gc.get_objects()
        if not any(it is self.witness for it in own):
            return False
        if any(_calls(it.__callback__) for it in own if isinstance(it, weakref.ref)):
            return False
        # Among what they refer to are those that the garbage collector need not know.
        objects = [*own, *gc.get_referents(*own)]
        finalised = {kind for kind in set(map(type, objects)) if hasattr(kind, "__del__")}
        return all(it in self.streams or _is_closed(it) for it in objects if type(it) in finalised)


def _is_closed(it: object) -> bool:
    """Say whether that is a file or an archive of Python's own, and closed."""
    return it.closed if isinstance(it, io.IOBase) else getattr(it, "fp", it) is None


def _calls(callback: object) -> bool:
    """Say whether a weak reference's callback is more than the book-keeping of Python's own."""
    if isinstance(callback, BuiltinFunctionType):  # Those of abstract classes and of local data.
        return not isinstance(callback.__self__, weakref.ref)
    if isinstance(callback, FunctionType):
        return callback.__module__ not in {"_weakrefset", "weakref"}
    return callback is not None


def main(bootstrap: str, control: str) -> None:
    """Serve, and in a fork run what is asked for."""
    del os.environ[ALLOCATOR]
    importlib.import_module("fcntl")  # For bootstrap: to load it in each fork would be dear.
    # A module that is imported in the usual way an example would find.
    module = ModuleType("bootstrap")
    module.__file__ = bootstrap
    loader = SourceFileLoader("bootstrap", bootstrap)
    module.__spec__ = ModuleSpec("bootstrap", loader)
    loader.exec_module(module)
    module.prepare()
    called = ["--serve", control]
    while called[0] == "--serve":
        called = serve(*called[1:])
    ending = Ending()
    try:
        module.run(*called)
    except SystemExit as leaving:
        ending.status = leaving.code
        raise


if __name__ == "__main__":
    main(*sys.argv[2:])
