"""From the listings of one page in one language to its examples."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gleichlauf.code.block import CodeBlock
from gleichlauf.code.parsing import parse
from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import Example, Search
from gleichlauf.example.file import write_example
from gleichlauf.example.naming import NamingError, check_name, name_from_title
from gleichlauf.sphinxext.authors.listing import Fault, Role
from gleichlauf.sphinxext.examples.outcomes import FaultyError, Part, outcomes

CODE: frozenset[Role] = frozenset({"testcode", "doctest", "plain"})
THREADED = frozenset({"threading", "_thread", "queue", "concurrent"})
"""Modules that start threads or pass work to them."""


@dataclass(frozen=True, slots=True)
class PageExamples:
    """The examples of a page, each with the text of its file.

    A page with faults is not ``complete``: what else it would hold is not known. ``blocks`` are
    all its blocks of code, as their author wrote them; ``tested`` of them belong to an example.
    """

    examples: tuple[Example, ...] = ()
    files: tuple[str, ...] = ()
    complete: bool = True
    blocks: tuple[CodeBlock, ...] = ()
    tested: int = 0

    def example(self, name: str) -> Example:
        """Return the example with a name, which is there."""
        return next(example for example in self.examples if example.name == name)

    def by_name(self) -> Mapping[str, str]:
        """Return the text of each file by the name of its example."""
        return {e.name: text for e, text in zip(self.examples, self.files, strict=True)}


@dataclass(frozen=True, slots=True)
class Collected:
    """What a page gives: its examples, the example of each part, and what is wrong."""

    page: PageExamples
    names: tuple[str | None, ...]
    faults: tuple[Fault, ...]


def collect(
    page: str, language: str, parts: Sequence[Part], default: Search, *, title: str = ""
) -> Collected:
    """Return the examples of a page in the order in which their code starts.

    ``default`` is how far schedules are searched where an author says nothing; ``title`` is
    what examples outside of any section are called.
    """
    named, faults = _named(page, parts)
    examples, files = [], []
    for name, members in _groups(parts, named).items():
        try:
            if example := _example(name, members, page, language, default, title):
                files.append(write_example(example))
                examples.append(example)
        except FaultyError as error:
            faults.append(error.fault)
        except ExampleFileError as error:
            place = next(p.listing.place for p in members if p.listing.role in CODE)
            reason = f"no file can be made of the example {name!r}: {error.reason}"
            faults.append(Fault(reason, place, "example"))
    broken = any(part.listing.broken for part in parts)
    made = {example.name for example in examples}
    names = tuple(next((name for name in names if name in made), None) for names in named)
    code = [(p, name) for p, name in zip(parts, names, strict=True) if p.listing.role in CODE]
    found = PageExamples(
        tuple(examples),
        tuple(files),
        complete=not faults and not broken,
        blocks=tuple(part.listing.block for part, _ in code),
        tested=sum(name is not None for _, name in code),
    )
    return Collected(found, names, tuple(faults))


def _named(page: str, parts: Sequence[Part]) -> tuple[list[tuple[str, ...]], list[Fault]]:
    """Return the names of the examples that each part belongs to, and what is wrong with them."""
    faults: list[Fault] = []
    named: list[tuple[str, ...]] = []
    for part in parts:
        names: tuple[str, ...] = ()
        try:
            names = _written_names(part)
        except FaultyError as error:
            faults.append(error.fault)
        named.append(names)

    taken: dict[str, Part] = {}
    for part, names in zip(parts, named, strict=True):
        for name in names:
            if part.listing.role not in CODE:
                continue
            first = taken.setdefault(name, part)
            if first is not part and "plain" in (part.listing.role, first.listing.role):
                reason = (
                    f"two examples of this page have the name {name!r}; the other one stands in"
                    f" line {first.listing.place.line}"
                )
                faults.append(Fault(reason, part.listing.place, "name"))
    for index, part in enumerate(parts):
        listing = part.listing
        if listing.role == "plain" and not listing.options.name and not listing.options.fragment:
            wanted = name_from_title(listing.section or page.rpartition("/")[2])
            name, number = wanted, 1
            while name in taken:
                number += 1
                name = f"{wanted}_{number}"
            taken[name] = part
            named[index] = (name,)
    return named, faults


def _written_names(part: Part) -> tuple[str, ...]:
    """Return the names that an author has given: groups, or ``:name:``."""
    listing = part.listing
    if listing.role == "plain":
        if listing.options.fragment or not listing.options.name:
            return ()
        names: tuple[str, ...] = (listing.options.name.lower().replace("-", "_"),)
    else:
        names = listing.groups
    if listing.options.fragment and listing.role != "plain":
        reason = "a fragment cannot be part of an example; write it as code-block"
        raise FaultyError(part, reason, "name")
    if "*" in names:
        if listing.role in CODE or listing.role == "testoutput":
            reason = "only set-up and clean-up code can belong to every example ('*')"
            raise FaultyError(part, reason, "name")
        return names
    try:
        return tuple(check_name(name) for name in names)
    except NamingError as error:
        raise FaultyError(part, str(error), "name") from None


def _groups(parts: Sequence[Part], named: Sequence[tuple[str, ...]]) -> dict[str, list[Part]]:
    """Return the parts of each example.

    Set-up of every example comes after an example's own, as in ``sphinx.ext.doctest``.
    """
    pairs = list(zip(parts, named, strict=True))
    code_first = sorted(pairs, key=lambda pair: pair[0].listing.role not in CODE)
    order = dict.fromkeys(name for _, names in code_first for name in names if name != "*")
    return {
        name: [part for wanted in (name, "*") for part, names in pairs if wanted in names]
        for name in order
    }


def _example(
    name: str, parts: Sequence[Part], page: str, language: str, default: Search, title: str
) -> Example | None:
    """Return an example, or None if a part does not parse; raises `FaultyError`."""
    if any(part.listing.broken for part in parts):
        return None
    code = [part for part in parts if part.listing.role in CODE]
    if not code:
        what = "output" if parts[0].listing.role == "testoutput" else "code"
        reason = f"this {what} belongs to no example: the page has no code named {name!r}"
        raise FaultyError(parts[0], reason, "output")
    form = code[0].listing.block.form
    for part in code:
        if part.listing.block.form != form:
            reason = f"the example {name!r} cannot hold both a program and a >>> session"
            raise FaultyError(part, reason)
    found = outcomes([part for part in parts if part.listing.role in CODE | {"testoutput"}])
    if found and form == "session":
        output = next(part for part in parts if part.listing.role == "testoutput")
        raise FaultyError(output, "a >>> session holds its output itself", "output")
    files = [file for part in code for file in part.listing.options.files]
    return Example(
        name=name,
        page=page,
        language=language,
        title=next((p.caption for p in code if p.caption), code[0].title or title),
        form="session" if form == "session" else "program",
        setup=_joined(parts, {"testsetup"}),
        code=_joined(parts, CODE),
        cleanup=_joined(parts, {"testcleanup"}),
        outcomes=found,
        files=tuple(dict.fromkeys(files)),
        search=_search(code, default) if found else None,
    )


def _joined(parts: Sequence[Part], roles: Collection[Role]) -> str:
    programs = [part.program.strip("\n") for part in parts if part.listing.role in roles]
    return "\n\n".join(program for program in programs if program)


def _search(code: Sequence[Part], default: Search) -> Search | None:
    """Return how far the schedules of a program are searched.

    Where its author says nothing, they are if it imports a module that starts threads.
    """
    bounds = {p.listing.options.bound for p in code} - {None}
    granularities = {p.listing.options.granularity for p in code} - {None}
    wishes = {p.listing.options.explore for p in code} - {None}
    for option, values in ("bound", bounds), ("granularity", granularities), ("explore", wishes):
        if len(values) > 1:
            raise FaultyError(code[-1], f"two blocks of one example differ in :{option}:")
    if False in wishes:
        if bounds or granularities:
            raise FaultyError(code[0], ":explore: no leaves nothing to search within a bound")
        return None
    if not (bounds or granularities or wishes or any(map(_uses_threads, code))):
        return None
    return Search(
        next((bound for bound in bounds if bound is not None), default.bound),
        next((choice for choice in granularities if choice), default.granularity),
    )


def _uses_threads(part: Part) -> bool:
    source = part.listing.block.source
    if not any(module in source for module in THREADED):  # most blocks: none needs a closer look
        return False
    imported = set()
    for node in ast.walk(parse(source)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    return not imported.isdisjoint(THREADED)
