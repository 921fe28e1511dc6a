"""A Python to run examples with."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass

_OLDEST = (3, 11)
# What is asked of an interpreter; its own path, because a name such as python3.13 may stand for
# a script that needs an environment which examples do not get.
_QUESTION = """
import sys, sysconfig
free = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
print("{}.{}.{}".format(*sys.version_info) + free, sys.executable)
"""


class InterpreterError(ValueError):
    """There is no such interpreter, or none that can run examples; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Its path, and its version: ``3.13.5``, or ``3.13.5t`` if it is built without the GIL."""

    executable: str
    version: str


def find_interpreter(name: str) -> Interpreter:
    """Return the interpreter of a name such as ``python3.13``, or of a path.

    Raises `InterpreterError`.
    """
    path = shutil.which(name)
    if path is None:
        raise InterpreterError(f"{name}: there is no such interpreter")
    said = ""
    try:
        answer = subprocess.run(
            [path, "-c", _QUESTION], capture_output=True, text=True, timeout=30, check=False
        )
        said = answer.stderr.strip()
        version, executable = answer.stdout.strip().split(" ", 1)
        major, minor = map(int, version.split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        said = f"; it says: {said}" if said else ""
        raise InterpreterError(f"{name}: {path} does not start as Python{said}") from error
    if (major, minor) < _OLDEST:
        raise InterpreterError(f"{name}: it is Python {version}; examples need 3.11 or later")
    return Interpreter(executable, version)


def this_interpreter() -> Interpreter:
    """Return the one that runs this."""
    free = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
    return Interpreter(sys.executable, "{}.{}.{}".format(*sys.version_info) + free)
