"""Which example each block of a page is part of: named by groups, options and titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gleichlauf.example.naming import NamingError, check_name, name_from_title
from gleichlauf.sphinxext.authors.listing import Fault, Listing, Role
from gleichlauf.sphinxext.examples.docstrings import title_of
from gleichlauf.sphinxext.examples.outcomes import Part

CODE: frozenset[Role] = frozenset({"testcode", "doctest", "plain"})
EVERY = "*"
"""The group of what belongs to every group of its page."""

Key = tuple[str, str]
"""What makes blocks one example: ("group", its name), or ("block", its number on the page).

What stands in one docstring is an example as `doctest` has it: ("docstring", its object)."""


def keys(parts: Sequence[Part]) -> list[tuple[Key, ...]]:
    """Return what each part belongs to; nothing for a block that is no example."""
    return [_keys(part.listing, number) for number, part in enumerate(parts)]


def _keys(listing: Listing, number: int) -> tuple[Key, ...]:
    if listing.groups and listing.docstring:
        return (("docstring", listing.docstring),)
    if listing.groups:
        return tuple(("group", group) for group in listing.groups)
    if listing.options.fragment or not listing.marked or listing.role == "answer":
        return ()
    return (("block", str(number)),)


def members(parts: Sequence[Part], belongs: Sequence[Iterable[Key]]) -> dict[Key, list[Part]]:
    """Return the parts of each example, in the order in which their code starts.

    What belongs to every group comes after a group's own, as in ``sphinx.ext.doctest``.
    """
    pairs = [(part, tuple(found)) for part, found in zip(parts, belongs, strict=True)]
    code_first = sorted(pairs, key=lambda pair: pair[0].listing.role not in CODE)
    order = dict.fromkeys(key for _, found in code_first for key in found if key[1] != EVERY)
    return {
        key: [
            part
            for wanted in (key, ("group", EVERY))[: 2 if key[0] == "group" else 1]
            for part, found in pairs
            if wanted in found
        ]
        for key in order
    }


def names(
    groups: Mapping[Key, Sequence[Part]], page: str
) -> tuple[dict[Key, str], tuple[Fault, ...]]:
    """Return the name of each example: any label will do, and no two are the same.

    A name that an author gives with ``:example:`` has to be one as it stands.
    """
    found: dict[Key, str] = {}
    faults: list[Fault] = []
    for key, parts in groups.items():
        written = next((p.listing.options.example for p in parts if p.listing.options.example), "")
        if written:
            try:
                found[key] = check_name(written)
            except NamingError as error:
                faults.append(Fault(str(error), parts[0].listing.place, "name"))
    # Groups keep their names before labels and titles get theirs, wherever they stand.
    for key, parts in sorted(groups.items(), key=lambda it: _rank(it[0], it[1])):
        if key not in found:
            found[key] = _free(_label(key, parts[0].listing, page), set(found.values()))
    return found, tuple(faults)


def _rank(key: Key, parts: Sequence[Part]) -> int:
    if key[0] == "group":
        return 0 if parts[0].listing.role != "plain" else 2
    return 1 if parts[0].listing.options.name else 2


def _label(key: Key, first: Listing, page: str) -> str:
    if key[0] == "docstring":
        return name_from_title(title_of(key[1]))
    # A session without a directive is in a group that its author has not named.
    label = key[1] if key[0] == "group" and first.role != "plain" else first.options.name
    if label:
        try:
            return check_name(label.lower().replace("-", "_"))
        except NamingError:
            return name_from_title(label)
    return name_from_title(first.section or page.rpartition("/")[2])


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name
