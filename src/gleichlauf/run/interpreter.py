"""A Python to run examples with."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

_OLDEST = (3, 11)
# What is asked of an interpreter; its own path, because a name such as python3.13 may stand for
# a script that needs an environment which examples do not get.
_QUESTION = "import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)"


class InterpreterError(ValueError):
    """There is no such interpreter, or none that can run examples; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Its path, and its version such as ``3.11``."""

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
        major, minor, executable = answer.stdout.strip().split(" ", 2)
        version = (int(major), int(minor))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        said = f"; it says: {said}" if said else ""
        raise InterpreterError(f"{name}: {path} does not start as Python{said}") from error
    if version < _OLDEST:
        raise InterpreterError(f"{name}: it is Python {major}.{minor}; examples need 3.11 or later")
    return Interpreter(executable, f"{major}.{minor}")
