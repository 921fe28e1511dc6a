"""How long ``gleichlauf check`` takes beside ``msgfmt -c``, and how it grows.

Run by ``make bench``: ``python -m tests.benchmarks.check``. Both read the same generated
catalogues, of the size of those of the Python tutorial, in the same run and in turns. msgfmt is
started once for each file, as it has to be, two at a time, since the check uses both cores too.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import Cost, alternate, report, run
from tests.guard.samples import blocks, translated

FILES = 500
ROUNDS = 3
AIM_RATIO = 10.0
AIM_GROWTH = 1.3
_ALL = 'printf "%s\\0" *.po | xargs -0 -n 1 -P 2 msgfmt -c -o /dev/null'
_WORDS = ("thread", "lock", "queue", "archive", "member", "waits", "for", "the", "next", "file")


def main() -> None:
    """Measure and print."""
    if shutil.which("msgfmt") is None:
        sys.exit("msgfmt is missing: install the package gettext")
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in (FILES // 10, FILES)}
        for count, folder in folders.items():
            _write(folder, count)
        size = sum(path.stat().st_size for path in folders[FILES].iterdir())
        print(f"check: {FILES} catalogues, {size / 1e6:.0f} MB, median of {ROUNDS}")
        compiled, checked, few = alternate(
            ROUNDS,
            lambda: run(["sh", "-c", _ALL], folders[FILES]),
            lambda: _check(folders[FILES]),
            lambda: _check(folders[FILES // 10]),
        )
    report("msgfmt -c", f"{compiled.wall:6.2f} s")
    report("gleichlauf check", _figure(checked), checked.wall / compiled.wall, AIM_RATIO)
    work = checked.processor / compiled.processor
    report("the same, in processor time", f"{checked.processor:6.2f} s", work)
    report(f"the same for {FILES // 10}", _figure(few))
    # The start of Python and of its processes is the same for both; it only makes this smaller.
    growth = checked.wall / few.wall / 10
    report("time for ten times as many, divided by ten", "", growth, AIM_GROWTH)


def _check(folder: Path) -> Cost:
    command = [sys.executable, "-m", "gleichlauf.command_line", "check", "."]
    return run(command, folder, may_fail=True)


def _figure(cost: Cost) -> str:
    return f"{cost.wall:6.2f} s, {cost.memory:4.0f} MB"


def _write(folder: Path, count: int) -> None:
    folder.mkdir()
    chance = random.Random(count)  # noqa: S311  the same files in each run
    pairs = [(source, translated(source)) for source in blocks()]
    for number in range(count):
        entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
        for place in range(100):
            if place % 3:
                prose = " ".join(chance.choices(_WORDS, k=40)) + f" {place}."
                source, translation = prose, prose.upper()
            else:
                source, translation = chance.choice(pairs)
                source, translation = (f"{t}\n# {place}" for t in (source, translation))
            if place % 7 == 0:
                translation = ""
            entries.append(
                f"#: page.rst:{place}\nmsgid {_quoted(source)}\nmsgstr {_quoted(translation)}\n"
            )
        (folder / f"{number:04}.po").write_text("\n".join(entries), encoding="utf-8")


def _quoted(text: str) -> str:
    rows = text.replace("\\", "\\\\").replace('"', '\\"').split("\n")
    return '"' + '\\n"\n"'.join(rows) + '"'


if __name__ == "__main__":
    main()
