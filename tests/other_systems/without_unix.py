"""Takes away what Windows lacks, and then does what its arguments say: ``-m MODULE ...`` or a file.

What the standard library needs for itself on this machine has been imported by then; so this shows
what our own code and that of our packages asks for, not how Python itself works on Windows.
"""

from __future__ import annotations

import asyncio  # noqa: F401 - asks for much of what is taken away
import ctypes
import importlib
import importlib.abc
import multiprocessing.pool  # noqa: F401 - the same
import os
import runpy
import select
import signal
import subprocess  # noqa: F401 - the same
import sys
import tempfile  # noqa: F401 - the same
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import psutil  # noqa: F401 - its part for this system asks for what Windows lacks

MODULES = {
    *("curses", "fcntl", "grp", "nis", "pty", "pwd", "readline", "resource", "syslog", "termios"),
    "tty",
}
OF_OS = (
    *("WNOHANG", "WIFSIGNALED", "WTERMSIG", "chroot", "confstr", "fchown", "fork", "forkpty"),
    *("getegid", "geteuid", "getgid", "getpgid", "getpgrp", "getsid", "getuid", "initgroups"),
    *("killpg", "lchown", "major", "makedev", "mkfifo", "mknod", "nice", "openpty", "pathconf"),
    *("posix_fallocate", "posix_spawn", "pread", "register_at_fork", "sched_getaffinity"),
    *("sched_setaffinity", "sched_yield", "setpgid", "setpgrp", "setsid", "setuid", "statvfs"),
    *("sysconf", "tcgetpgrp", "uname", "wait", "wait3", "wait4", "waitid"),
)
OF_SIGNAL = (
    *("ITIMER_PROF", "ITIMER_REAL", "ITIMER_VIRTUAL", "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP"),
    *("SIGKILL", "SIGPIPE", "SIGPROF", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGUSR1", "SIGUSR2"),
    *("SIGVTALRM", "alarm", "getitimer", "pause", "pthread_kill", "pthread_sigmask", "setitimer"),
    *("sigpending", "sigtimedwait", "sigwait", "sigwaitinfo"),
)


class Missing(importlib.abc.MetaPathFinder):
    """Finds none of the modules that Windows does not have."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def take_away() -> None:
    """Take it away."""
    for name in MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, Missing())
    _take_from(signal, OF_SIGNAL)
    _take_from(select, ("poll", "epoll"))
    # Other processes are started with it here, and not on Windows. It does without signals.
    importlib.import_module("multiprocessing.resource_tracker")
    _take_from(os, OF_OS)
    library = ctypes.CDLL.__init__

    def open_library(self: ctypes.CDLL, name: str | None, *rest: object, **named: object) -> None:
        if name is None:
            raise TypeError("argument of type 'NoneType' is not iterable")
        library(self, name, *rest, **named)  # type: ignore[arg-type]

    ctypes.CDLL.__init__ = open_library  # type: ignore[method-assign]


def _take_from(module: ModuleType, names: Sequence[str]) -> None:
    for name in names:
        if hasattr(module, name):
            delattr(module, name)


if __name__ == "__main__":
    take_away()
    if sys.argv[1] == "-m":
        sys.argv = sys.argv[2:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = sys.argv[1:]
        runpy.run_path(sys.argv[0], run_name="__main__")
