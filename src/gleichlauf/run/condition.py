"""Whether an example is to be left out: its condition, asked of the Python that would run it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import lru_cache

from gleichlauf.example.example import Example

_PROGRAM = """
import json, os, sys, tempfile
setup, condition = json.loads(sys.stdin.read())
where = {"sys": sys, "__name__": "__main__"}
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    exec(setup, where)
    result = bool(eval(condition, where))
    os.chdir(os.path.dirname(folder))
print("left out" if result else "to be run")
"""


class ConditionError(ValueError):
    """The condition cannot be evaluated; the text says why."""


def is_left_out(example: Example, python: str, modules: Sequence[str] = ()) -> bool:
    """Say whether the condition of an example holds, after its set-up code, for ``python``.

    Raises `ConditionError`.
    """
    return bool(example.unless) and _holds(example.unless, example.setup, python, tuple(modules))


@lru_cache(maxsize=256)
def _holds(condition: str, setup: str, python: str, modules: tuple[str, ...]) -> bool:
    import json

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(modules), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [python, "-B", "-P", "-c", _PROGRAM],
            input=json.dumps([setup, condition]),
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    except subprocess.SubprocessError as error:
        raise ConditionError(f"{condition}: {error}") from error
    answer = done.stdout.strip().rpartition("\n")[2]
    if done.returncode or answer not in ("left out", "to be run"):
        reason = done.stderr.strip().rpartition("\n")[2] or "it gave no answer"
        raise ConditionError(f"whether it is left out cannot be told ({condition}): {reason}")
    return answer == "left out"
