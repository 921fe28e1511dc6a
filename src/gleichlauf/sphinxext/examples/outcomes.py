"""What the outputs of one example add up to: all of its outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gleichlauf.example.example import Outcome, Waiting
from gleichlauf.sphinxext.authors.listing import SET_UP, Fault, Listing


@dataclass(frozen=True, slots=True)
class Part:
    """A listing in the language of its page.

    ``program`` is its translated code, ``texts`` maps each message that was translated to its
    translation. ``title`` is the translated title of the section, ``caption`` the listing's own.
    """

    listing: Listing
    program: str
    title: str
    caption: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


class FaultyError(ValueError):
    """Something about a part is wrong, so that no example can be made of it."""

    def __init__(self, part: Part, reason: str, topic: str = "example", line: int = 0) -> None:
        super().__init__(reason)
        self.fault = Fault(reason, part.listing.at(line), topic)


def outcomes(parts: Sequence[Part]) -> tuple[Outcome, ...]:
    """Return the outcomes of the parts of one example, the usual one first.

    The outputs after one block of code are the ways in which it may go on; what several blocks
    print comes one after the other. Raises `FaultyError` where that is not possible. What
    `out_of_place` finds has been left out.
    """
    translated = _Translated(parts)
    steps: list[list[Outcome]] = []
    for part in parts:
        if part.listing.role != "testoutput":
            steps.append([])
            continue
        if not steps[-1] and part.listing.options.also_possible:
            reason = "the first output of a program is the usual one, so it is not :also-possible:"
            raise FaultyError(part, reason, "output")
        outcome = _outcome(part, translated)
        if outcome in steps[-1]:
            raise FaultyError(part, "the same outcome is documented above", "output")
        steps[-1].append(outcome)
        if sum(len(step) > 1 for step in steps) > 1:
            reason = "only one block of code of an example can have several outputs"
            raise FaultyError(part, reason, "output")
    ways = [Outcome("")]
    documented = [step for step in steps if step]
    for step in documented:
        if any(way.ending != "finished" for way in ways):
            last = [part for part in parts if part.listing.role == "testoutput"][-1]
            raise FaultyError(last, "after a deadlock or a hang nothing can be printed", "output")
        ways = [_one_after_the_other(way, following) for way in ways for following in step]
    return tuple(ways) if documented else ()


def out_of_place(parts: Sequence[Part]) -> list[tuple[Part, Part, str]]:
    """Return the outputs that ``sphinx.ext.doctest`` passes over in silence, and why.

    They stand before any code, or another output replaces them, which is the second of the three.
    """
    found = []
    last: Part | None = None
    begun = False
    for part in parts:
        options = part.listing.options
        if part.listing.role in SET_UP:
            continue
        if part.listing.role != "testoutput":
            begun, last = True, None
        elif not begun:
            found.append((part, part, "this output stands before the code that prints it"))
        elif not options.also_possible and not (options.skipif or options.pyversion):
            if last is not None:
                reason = "this output replaces the one before it; is it :also-possible:?"
                found.append((last, part, reason))
            last = part
    return found


def _one_after_the_other(first: Outcome, second: Outcome) -> Outcome:
    return replace(
        second,
        stdout=first.stdout + second.stdout,
        exceptions=first.exceptions + second.exceptions,
    )


def documented(output: Part, parts: Sequence[Part]) -> Outcome:
    """Return the outcome that one output of an example documents, without the steps before it."""
    return _outcome(output, _Translated(parts))


def _outcome(part: Part, translated: _Translated) -> Outcome:
    options = part.listing.options
    if options.waiting and options.ending == "finished":
        reason = "threads that wait for ever need :ending: deadlock (or hang)"
        raise FaultyError(part, reason, "output")
    return Outcome(
        stdout=f"{part.program.rstrip(chr(10))}\n" if part.program.strip() else "",
        ending=options.ending,
        waiting=tuple(
            Waiting(translated.name(waiting.thread), translated.line(waiting.line, part))
            for waiting in options.waiting
        ),
        exceptions=tuple(
            replace(death, thread=translated.name(death.thread)) for death in options.exceptions
        ),
    )


class _Translated:
    """What an author names in options, in the language of the page.

    Options are no messages: they are written once, in the words of the sources. Line numbers are
    the same in every language, so a source line leads to its translation.
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        self.lines: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        for part in parts:
            if part.listing.role != "testoutput":
                source = part.listing.block.source.splitlines()
                for line, translation in zip(source, part.program.splitlines(), strict=False):
                    self.lines.setdefault(line.strip(), translation.strip())
                self.texts |= part.texts

    def line(self, line: str, part: Part) -> str:
        if line not in self.lines:
            reason = f"no line of the example's code is {line!r}, so no thread can wait there"
            raise FaultyError(part, reason, "output")
        return self.lines[line]

    def name(self, thread: str) -> str:
        if thread in self.texts:
            return self.texts[thread]
        for text, translation in self.texts.items():
            if found := _fields(text, thread):
                return _filled(translation, found)
        return thread


_FIELD = re.compile(r"\{[^{}]+\}")


def _fields(text: str, written: str) -> dict[str, str]:
    """Return what the fields of an f-string stand for in a text that it gives, if it does."""
    fields = _FIELD.findall(text)
    pattern = "(.+)".join(re.escape(piece) for piece in _FIELD.split(text))
    match = re.fullmatch(pattern, written)
    return dict(zip(fields, match.groups(), strict=True)) if match else {}


def _filled(text: str, fields: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: fields[field[0]], text)
