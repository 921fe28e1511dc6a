"""What authors write after our options, read into values.

Each function takes the option's text as docutils hands it over (None where there is none) and
raises ValueError with a sentence for the author, which docutils shows at the directive's line.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, cast, get_args

from docutils.parsers.rst import directives

if TYPE_CHECKING:
    from gleichlauf.example.example import Ending, Granularity, ThreadException, Waiting

OPTIONS = "gleichlauf_options"
"""A node's attribute for what these options say, until a listing is made of it."""

GRANULARITIES = ("gil", "line", "opcode")

Kind = Literal["right", "wrong", "harmless"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an author thinks of an outcome: what kind of one it is, and why ("" if unsaid)."""

    kind: Kind
    reason: str = ""


def lines(argument: str | None) -> list[str]:
    """Return the lines that are not empty, without the space around them."""
    found = [line.strip() for line in (argument or "").splitlines() if line.strip()]
    if not found:
        raise ValueError("it needs a value")
    return found


def files(argument: str | None) -> tuple[str, ...]:
    """Read ``mydata.txt, myarchive.zip``: paths below the working directory."""
    found = [name.strip() for name in ",".join(lines(argument)).split(",")]
    for name in found:
        path = PurePosixPath(name)
        if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name:
            raise ValueError(f"{name!r} is no path below the working directory")
    return tuple(found)


def texts(argument: str | None) -> frozenset[str]:
    """Read one text per line: a Python literal, or the bare characters."""
    return frozenset(_text(line) for line in lines(argument))


def _text(line: str) -> str:
    if line[0] not in "'\"":
        return line
    try:
        value = ast.literal_eval(line)
    except (SyntaxError, ValueError):
        raise ValueError(f"{line} starts like a Python literal, but is none") from None
    if not isinstance(value, str):
        raise ValueError(f"{line} is no text")
    return value


def granularity(argument: str | None) -> Granularity:
    """Read ``gil``, ``line`` or ``opcode``."""
    return cast("Granularity", directives.choice(argument or "", GRANULARITIES))


def explore(argument: str | None) -> bool:
    """Read ``yes`` or ``no``."""
    return directives.choice(argument or "", ("yes", "no")) == "yes"


def ending(argument: str | None) -> Ending:
    """Read ``finished``, ``deadlock`` or ``hang``."""
    return cast("Ending", directives.choice(argument or "", ("finished", "deadlock", "hang")))


def verdict(argument: str | None) -> Verdict:
    """Read ``wrong: Ben's 4 is lost``, or the kind of the outcome alone."""
    kind, _, reason = " ".join(lines(argument)).partition(":")
    return Verdict(cast(Kind, directives.choice(kind, get_args(Kind))), reason.strip())


def waiting(argument: str | None) -> tuple[Waiting, ...]:
    """Read lines ``thread's name: source line at which it waits``."""
    from gleichlauf.example.example import Waiting

    return tuple(Waiting(*_pair(line, "source line")) for line in lines(argument))


def exceptions(argument: str | None) -> tuple[ThreadException, ...]:
    """Read lines ``thread's name: TypeName``."""
    from gleichlauf.example.example import ThreadException

    found = tuple(ThreadException(*_pair(line, "TypeName")) for line in lines(argument))
    for thread in found:
        if not all(part.isidentifier() for part in thread.exception.split(".")):
            raise ValueError(f"{thread.exception!r} is no name of an exception's type")
    return found


def _pair(line: str, second: str) -> tuple[str, str]:
    first, colon, rest = line.partition(": ")
    if not (colon and first.strip() and rest.strip()):
        raise ValueError(f"{line!r} is not of the form 'thread name: {second}'")
    return first.strip(), rest.strip()
