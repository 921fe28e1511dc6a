"""From the entries of a catalogue to findings: pages, their blocks, and what differs in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gleichlauf.catalogue.entry import Catalogue, Entry
from gleichlauf.catalogue.recognition import is_code, is_own_message
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import chosen
from gleichlauf.guard.messages import message_fault
from gleichlauf.guard.running import failures
from gleichlauf.guard.unsafe import unsafe


def check_catalogue(
    catalogue: Catalogue,
    recognise: Callable[[Entry], bool] = is_code,
    names: frozenset[str] | None = None,
    *,
    run: bool = False,
) -> tuple[Finding, ...]:
    """Return the findings of a catalogue, in the order of its lines.

    All faults of the file make one finding. For the parameters see `check_entries`.
    """
    found = list(check_entries(catalogue.entries, catalogue.path, recognise, names, run=run))
    if catalogue.faults and (names is None or "catalogue" in names):
        first, more = catalogue.faults[0], len(catalogue.faults) - 1
        reason = first.reason + (f" (and {more} more such places)" if more else "")
        found.append(Finding(catalogue.path, first.line, "catalogue", reason))
    return tuple(sorted(found, key=lambda finding: finding.line))


def check_entries(
    entries: Iterable[Entry],
    path: Path,
    recognise: Callable[[Entry], bool] = is_code,
    names: frozenset[str] | None = None,
    *,
    run: bool = False,
) -> tuple[Finding, ...]:
    """Return the findings of the entries of one catalogue, in the order of their lines.

    ``path`` is that of the catalogue, for the findings; ``recognise`` tells which entries are
    code. Entries that are obsolete are left out;
    a fuzzy or empty one means that readers see the source, which the page's other blocks have to
    agree with. ``names`` are the kinds to report, those on by default if None. ``run`` executes the
    code of the entries; see `gleichlauf.guard.running`.
    """
    names = chosen(None) if names is None else names
    found: list[Finding] = []
    for page in pages(entries):
        if not any(entry.in_use for entry in page):
            continue
        found += _messages(page, path)
        whole = [entry for entry in page if not is_own_message(entry)]
        found += _blocks(whole, path, recognise, run=run)
        if "unsafe" in names:
            found += unsafe(whole, path, recognise)
    found = [finding for finding in found if finding.name in names]
    return tuple(sorted(found, key=lambda finding: finding.line))


def pages(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Split entries by the page that uses them first, in the order of their lines there."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.message.value and not entry.obsolete:
            found[entry.references[0][0] if entry.references else ""].append(entry)
    for page in found.values():
        page.sort(key=lambda entry: entry.references[0][1] if entry.references else 0)
    return list(found.values())


def _messages(page: Iterable[Entry], path: Path) -> list[Finding]:
    found = []
    for entry in page:
        if entry.in_use and is_own_message(entry):
            reason = message_fault(entry)
            if reason:
                source = entry.message.value.partition("\n")[0]
                translation = entry.translation.value.partition("\n")[0]
                line = entry.translation.line_of(0)
                found.append(Finding(path, line, "message", reason, source, translation))
    return found


def _blocks(
    page: Sequence[Entry], path: Path, recognise: Callable[[Entry], bool], *, run: bool
) -> list[Finding]:
    entries = [e for e in page if e.in_use and e.translation.value != e.message.value]
    entries = [entry for entry in entries if recognise(entry)]
    blocks = _as_blocks(entries)
    static = differences(blocks)
    if run or any(difference.name in ("names", "renamed") for _, difference in static):
        # Blocks that kept the source only matter beside one that changed a name.
        translated = {id(entry) for entry in entries}
        kept = {id(e) for e in page if id(e) not in translated and _keeps(e) and recognise(e)}
        if kept:
            entries = [entry for entry in page if id(entry) in translated | kept]
            blocks = _as_blocks(entries)
            static = differences(blocks)
    found = [
        _finding(entries[index], path, d.name, d.reason, d.line, d.source_line)
        for index, d in static
    ]
    if run:
        # A block that is known to be wrong fails for that reason.
        wrong = {index for index, difference in static if difference.name != "renamed"}
        found += [
            _finding(entries[f.block], path, "output", f.reason, f.line, f.source_line)
            for f in failures(blocks)
            if f.block not in wrong
        ]
    return found


def _keeps(entry: Entry) -> bool:
    return not entry.in_use or entry.translation.value == entry.message.value


def _as_blocks(entries: Iterable[Entry]) -> list[Block]:
    return [
        Block(entry.message.value, entry.translation.value if entry.in_use else None)
        for entry in entries
    ]


def _finding(
    entry: Entry, path: Path, name: str, reason: str, line: int, source_line: int
) -> Finding:
    shown = entry.translation if entry.in_use else entry.message
    return Finding(
        path=path,
        line=entry.translation.line_of(line),
        name=name,
        reason=reason,
        source=_row(entry.message.value, source_line),
        translation=_row(shown.value, line),
    )


def _row(text: str, number: int) -> str:
    rows = text.split("\n")
    return rows[number].strip() if 0 <= number < len(rows) else ""
