"""The closing comment: what an example does, for its reader, and parsed back from there.

A line of output stands behind ``# |``. One that would not survive a mail or an editor (trailing
blanks, control characters, no newline at its end) stands behind ``# =`` as a JSON string with
all its characters. Other items stand behind ``# -``, as JSON where they would be ambiguous.
"""

from __future__ import annotations

import doctest
import json
import re
from dataclasses import dataclass, field
from typing import get_args

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import (
    Ending,
    Example,
    Granularity,
    Outcome,
    Search,
    ThreadException,
    Waiting,
)
from gleichlauf.example.labels import Labels

# Fixed ranges, not str.isprintable: that one follows the interpreter's Unicode version.
_UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What a closing comment says."""

    outcomes: tuple[Outcome, ...]
    files: tuple[str, ...]
    search: Search | None
    flags: tuple[str, ...] = ()


def write_closing(example: Example, labels: Labels) -> tuple[str, ...]:
    """Return the lines of the closing comment, each with its ``#``, none with a newline."""
    lines: list[str] = []
    if not example.outcomes:
        where = {"session": labels.in_the_session, "steps": labels.in_the_steps}
        lines += ["#", f"# {where.get(example.form, labels.undocumented)}"]
    for index, outcome in enumerate(example.outcomes):
        lines += ["#", f"# {_heading(outcome, labels, also=index > 0)}"]
        lines += output_lines(outcome.stdout)
        if outcome.ending != "finished":
            lines.append(f"# {labels.deadlock if outcome.ending == 'deadlock' else labels.hang}")
            lines += [_item(waiting.thread, waiting.line) for waiting in outcome.waiting]
        if outcome.exceptions:
            lines.append(f"# {labels.exceptions}")
            lines += [_item(death.thread, death.exception) for death in outcome.exceptions]
    if example.files:
        lines += ["#", f"# {labels.files}", *map(_item, example.files)]
    if example.flags:
        lines += ["#", f"# {labels.compared}", *map(_item, example.flags)]
    if example.search is not None:
        lines += ["#", f"# {labels.search}"]
        exact = (labels.exact_time,) if example.search.exact_time else ()
        lines.append(_item(str(example.search.bound), example.search.granularity, *exact))
    return tuple(lines)


def _heading(outcome: Outcome, labels: Labels, *, also: bool) -> str:
    if outcome.stdout:
        return labels.also_prints if also else labels.prints
    return labels.also_prints_nothing if also else labels.prints_nothing


def output_lines(stdout: str) -> list[str]:
    """Return one comment line for each line of ``stdout``."""
    *ended, rest = stdout.split("\n")
    lines = [_output_line(line) for line in ended]
    if rest:
        lines.append(f"# = {_json(rest)}")
    return lines


def _output_line(line: str) -> str:
    if _UNSEEN.search(line) or line != line.rstrip():
        return f"# = {_json(line + chr(10))}"
    return f"# | {line}".rstrip()


def shown(line: str) -> str:
    """Return the text of the page that a line of a closing comment stands for.

    Any other line is returned as it is.
    """
    if line == "# |" or line.startswith("# | "):
        return line[4:]
    if line.startswith("# = "):
        text = json.loads(line[4:])
        return text.removesuffix("\n") if isinstance(text, str) else line
    return line


def _json(value: str | list[str]) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", text)


def _item(*fields: str) -> str:
    """Return the fields as one item; the last one may hold a colon, the others may not."""
    text = ": ".join(fields)
    plain = (
        text == text.strip()
        and text[:1] not in ("", "[")
        and not _UNSEEN.search(text)
        and tuple(text.split(": ", len(fields) - 1)) == fields
    )
    return f"# - {text}" if plain else f"# - {_json(list(fields))}"


@dataclass
class _OpenOutcome:
    """An outcome whose lines are still being read."""

    stdout: str = ""
    ending: Ending = "finished"
    waiting: list[Waiting] = field(default_factory=list)
    exceptions: list[ThreadException] = field(default_factory=list)

    def close(self) -> Outcome:
        return Outcome(self.stdout, self.ending, tuple(self.waiting), tuple(self.exceptions))


class _Reader:
    """Reads a closing comment line by line; ``heading`` is the label read last."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.heading = ""
        self.outcomes: list[_OpenOutcome] = []
        self.files: list[str] = []
        self.search: Search | None = None
        self.flags: list[str] = []

    def read(self, line: str, number: int) -> None:
        text = line.removeprefix("#").removeprefix(" ")
        try:
            if not line.startswith("#"):
                raise ValueError("a line of the closing comment has to start with '#'")
            if text == "|" or text.startswith("| "):
                self._output(text[2:] + "\n")
            elif text.startswith("= "):
                characters = json.loads(text[2:])
                if not isinstance(characters, str):
                    raise ValueError(f"{text[2:]!r} is no JSON string")
                self._output(characters)
            elif text.startswith("- "):
                self._item(text[2:])
            elif text:
                self._heading(text)
        except ValueError as error:
            raise ExampleFileError(str(error), number) from error

    def _outcome(self) -> _OpenOutcome:
        if not self.outcomes:
            raise ValueError("an outcome has to start with what is printed")
        return self.outcomes[-1]

    def _output(self, text: str) -> None:
        if self.heading not in (self.labels.prints, self.labels.also_prints):
            raise ValueError("output has to stand below a line that announces it")
        self._outcome().stdout += text

    def _heading(self, text: str) -> None:
        labels = self.labels
        self.heading = text
        usual = text in (labels.prints, labels.prints_nothing)
        also = text in (labels.also_prints, labels.also_prints_nothing)
        if (usual and not self.outcomes) or (also and self.outcomes):
            self.outcomes.append(_OpenOutcome())
        elif text == labels.deadlock:
            self._outcome().ending = "deadlock"
        elif text == labels.hang:
            self._outcome().ending = "hang"
        elif text not in (
            *(labels.undocumented, labels.in_the_session, labels.in_the_steps),
            *(labels.exceptions, labels.files, labels.search, labels.compared),
        ):
            raise ValueError(f"the closing comment cannot say {text!r} here")

    def _item(self, text: str) -> None:
        labels = self.labels
        if self.heading in (labels.deadlock, labels.hang):
            self._outcome().waiting.append(Waiting(*_fields(text, 2)))
        elif self.heading == labels.exceptions:
            self._outcome().exceptions.append(ThreadException(*_fields(text, 2)))
        elif self.heading == labels.files:
            self.files += _fields(text, 1)
        elif self.heading == labels.compared:
            self.flags += _fields(text, 1)
            if self.flags[-1] not in doctest.OPTIONFLAGS_BY_NAME:
                raise ValueError(f"doctest has no option flag {self.flags[-1]!r}")
        elif self.heading == labels.search:
            exact = text.endswith(f": {labels.exact_time}")
            bound, granularity = _fields(text.removesuffix(f": {labels.exact_time}"), 2)
            known: tuple[Granularity, ...] = get_args(Granularity)
            for choice in known:
                if granularity == choice:
                    self.search = Search(int(bound), choice, exact)
                    return
            raise ValueError(f"the granularity {granularity!r} is none of {', '.join(known)}")
        else:
            raise ValueError("an item has to stand below a line that announces it")


def _fields(text: str, count: int) -> list[str]:
    fields = json.loads(text) if text.startswith("[") else text.split(": ", count - 1)
    if len(fields) != count or not all(isinstance(value, str) for value in fields):
        raise ValueError(f"the item {text!r} should have {count} parts, separated by ': '")
    return list(fields)


def read_closing(lines: tuple[str, ...], first_line: int, labels: Labels) -> Closing:
    """Read a closing comment back; ``first_line`` is where it starts in its file, from 1.

    Raises `ExampleFileError` for a line that `write_closing` would not have written.
    """
    reader = _Reader(labels)
    for offset, line in enumerate(lines):
        reader.read(line, first_line + offset)
    return Closing(
        tuple(outcome.close() for outcome in reader.outcomes),
        tuple(reader.files),
        reader.search,
        tuple(reader.flags),
    )
