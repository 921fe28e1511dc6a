"""How the guard judges a corpus of real translations: found, missed and false alarms by kind.

``python -m tests.guard.corpus FOLDER`` reads ``FOLDER/translated-code.json``, a list of objects
with ``msgid``, ``msgstr``, ``language``, ``verdict`` (defect or fine) and ``kind``, and what lies
in ``FOLDER/catalogues/LANGUAGE/``. A pair whose catalogue is there is judged with its page. The
corpus itself is no part of the project.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.reading import read
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.guard.check import check


def main(folder: Path) -> None:
    """Print the tables."""
    pairs = json.loads((folder / "translated-code.json").read_text(encoding="utf-8"))
    pages = {path: read(path).entries for path in sorted(folder.glob("catalogues/*/*.po"))}
    statically = {path: _lines(check(path)) for path in pages}
    with_run = {path: _lines(check(path, run=True)) for path in pages}
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        path = folder / "catalogues" / pair["language"] / Path(pair["file"]).name
        entry = next((e for e in pages.get(path, ()) if _is(e, pair)), None)
        counts = table[pair["verdict"], pair["kind"]]
        counts["pairs"] += 1
        if entry is None:
            found = differences([Block(pair["msgid"], pair["msgstr"])])
            hit = any(difference.name != "renamed" for _, difference in found)
            counts["reported"] += hit
            counts["reported with --run"] += hit
        else:
            last = entry.translation.pieces[-1][1]
            lines = set(range(entry.translation.line, last + 1))
            counts["reported"] += bool(lines & statically[path])
            counts["reported with --run"] += bool(lines & with_run[path])
    print("| verdict | kind | pairs | reported | reported with --run |")
    print("| --- | --- | --: | --: | --: |")
    for (verdict, kind), counts in sorted(table.items()):
        figures = (counts[name] for name in ("pairs", "reported", "reported with --run"))
        print(f"| {verdict} | {kind} | {' | '.join(map(str, figures))} |")
    print()
    for finding in (finding for path in pages for finding in check(path, run=True)):
        print(str(finding).removeprefix(f"{folder}/"))


def _lines(findings: object) -> set[int]:
    assert isinstance(findings, tuple)
    return {finding.line for finding in findings if finding.name != "catalogue"}


def _is(entry: Entry, pair: dict[str, str]) -> bool:
    return (entry.message.value, entry.translation.value) == (pair["msgid"], pair["msgstr"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
