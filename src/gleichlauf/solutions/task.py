"""What an exercise asks of a program: written into its starter program, and read back from there.

The task stands at the end of the file as JSON in comments, so that one file is all a reader needs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Granularity = Literal["gil", "line", "opcode"]
Ending = Literal["finished", "deadlock", "hang"]
Aim = Literal["every", "some"]
"""What has to be among the outcomes asked for: every outcome of the program, or one of them."""

MARK = "# gleichlauf-task 1"
"""The line before a task; the number is the version of its form."""


class TaskError(ValueError):
    """A file holds no task that can be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An outcome: what is printed, how it ends, and with which exceptions threads die.

    ``exceptions`` are names of types, sorted: threads may be called what one likes.
    """

    stdout: str
    ending: Ending = "finished"
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that has to be there in the end; of a zip archive, its members with their CRC-32."""

    name: str
    members: tuple[tuple[str, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What an exercise asks.

    With the aim "every", each outcome of a program has to be one of ``outcomes``; with "some", one
    of them has to be possible. Where ``threads`` is true the program has to start a thread, and its
    schedules are searched with ``bound``, ``granularity`` and ``exact_time``.
    """

    name: str
    outcomes: tuple[Asked, ...]
    aim: Aim = "every"
    threads: bool = True
    bound: int = 2
    granularity: Granularity = "line"
    exact_time: bool = False
    files: tuple[File, ...] = ()


def write_task(task: Task) -> str:
    """Return the lines of comment that hold a task."""
    text = json.dumps(asdict(task), indent=1, ensure_ascii=True)
    return "\n".join([MARK, *(f"# {line}" for line in text.splitlines()), ""])


def read_task(text: str) -> Task:
    """Read the task out of a file's text; raise `TaskError`."""
    _, mark, rest = text.rpartition(MARK)
    if not mark:
        raise TaskError(
            "this file does not say what its exercise asks; begin with the starter program, or"
            " name that one: --exercise STARTER.py"
        )
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    if not all(line.startswith("#") for line in lines):
        raise TaskError("below the task of the exercise stands code; move it above")
    try:
        return _task(json.loads("\n".join(line[1:] for line in lines)))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise TaskError(
            "the task at the end of this file was changed, and cannot be read; download the"
            " starter program anew, and name it: --exercise STARTER.py"
        ) from None


def without_task(text: str) -> str:
    """Return a program without the task at its end, with the numbers of its lines unchanged."""
    before, mark, _ = text.rpartition(MARK)
    return before if mark else text


def _task(found: Any) -> Task:
    task = Task(
        name=_text(found["name"]),
        outcomes=tuple(_asked(it) for it in found["outcomes"]),
        aim=_one_of(found["aim"], get_args(Aim)),
        threads=_typed(found["threads"], bool),
        bound=_typed(found["bound"], int),
        granularity=_one_of(found["granularity"], get_args(Granularity)),
        exact_time=_typed(found["exact_time"], bool),
        files=tuple(_file(it) for it in found["files"]),
    )
    if not task.outcomes or task.bound < 0:
        raise ValueError("nothing is asked")
    return task


def _asked(found: Any) -> Asked:
    exceptions = tuple(_text(it) for it in found["exceptions"])
    ending = _one_of(found["ending"], get_args(Ending))
    return Asked(_text(found["stdout"]), ending, exceptions)


def _file(found: Any) -> File:
    if found["members"] is None:
        return File(_text(found["name"]))
    members = tuple((_text(name), _typed(crc, int)) for name, crc in found["members"])
    return File(_text(found["name"]), members)


def _text(value: Any) -> str:
    return str(_typed(value, str))


def _typed(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise ValueError(f"{value!r} is none of {choices}")
    return value
