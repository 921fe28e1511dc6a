"""From the entries of a catalogue to findings: pages, their blocks, and what differs in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.catalogue.entry import Catalogue, Entry
from gleichlauf.catalogue.recognition import is_code, is_own_message
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.equivalence.reading import read
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import chosen
from gleichlauf.guard.messages import message_fault
from gleichlauf.guard.running import failures
from gleichlauf.guard.silencing import without_silenced
from gleichlauf.guard.unsafe import unsafe


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a catalogue: its findings, and how much was looked at.

    ``blocks`` were compared, of which ``unread`` have something in their source that is no Python;
    ``silenced`` findings were left out because a comment in the catalogue asks for it.
    """

    findings: tuple[Finding, ...]
    blocks: int = 0
    unread: int = 0
    silenced: int = 0


def check_catalogue(
    catalogue: Catalogue,
    recognise: Callable[[Entry], bool] = is_code,
    names: frozenset[str] | None = None,
    *,
    run: bool = False,
) -> tuple[Finding, ...]:
    """Return the findings of a catalogue, in the order of its lines; see `examine`."""
    return examine(catalogue, recognise, names, run=run).findings


def examine(
    catalogue: Catalogue,
    recognise: Callable[[Entry], bool] = is_code,
    names: frozenset[str] | None = None,
    *,
    run: bool = False,
) -> Checked:
    """Check the entries of a catalogue.

    ``recognise`` tells which entries are code. Entries that are obsolete are left out; a fuzzy or
    empty one means that readers see the source, which the page's other blocks have to agree with.
    ``names`` are the kinds to report, those on by default if None. ``run`` executes the code of
    the entries; see `gleichlauf.guard.running`. All faults of the file make one finding.
    """
    names = chosen(None) if names is None else names
    path = catalogue.path
    found: list[Finding] = []
    blocks = unread = 0
    for page in pages(catalogue.entries):
        if not any(entry.in_use for entry in page):
            continue
        found += _messages(page, path)
        whole = [entry for entry in page if not is_own_message(entry)]
        translated = [e for e in whole if not _keeps(e) and recognise(e)]
        found += _blocks(whole, translated, path, recognise, run=run)
        if "unsafe" in names:
            found += unsafe(whole, path, recognise)
        blocks += len(translated)
        not_read = [_not_read(e, path) for e in translated if _unread_row(e) is not None]
        unread += len(not_read)
        found += not_read
    found = [finding for finding in found if finding.name in names]
    found, silenced = without_silenced(found, catalogue.entries)
    if catalogue.faults and "catalogue" in names:
        first, more = catalogue.faults[0], len(catalogue.faults) - 1
        reason = first.reason + (f" (and {more} more such places)" if more else "")
        found.append(Finding(path, first.line, "catalogue", reason))
    in_order = tuple(sorted(found, key=lambda finding: finding.line))
    return Checked(in_order, blocks, unread, silenced)


def _unread_row(entry: Entry) -> int | None:
    """Return the row of the source that is no Python, or None if it is all read."""
    faults = read(entry.message.value).faults
    return next((f.row for f in faults if f.kind not in ("prose", "body")), None)


def _not_read(entry: Entry, path: Path) -> Finding:
    row = _unread_row(entry) or 0
    reason = f"line {row + 1} of the source is no Python, so its translation is not checked"
    return _finding(entry, path, "unread", reason, row, row)


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
    page: Sequence[Entry], entries: Sequence[Entry], path: Path,
    recognise: Callable[[Entry], bool], *, run: bool,
) -> list[Finding]:  # fmt: skip
    """Compare the ``entries`` of a page that are code and translated."""
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
