"""The first chapter keeps what others link to, run or quote: its names and printed texts."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PAGE = """\
.. _tut-brieftourtwo:
Eine kurze Einführung in die Standardbibliothek - Teil II
.. _tut-multi-threading:
Multi-threading
"""
PROGRAM = """\
class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        print("Zippen im Hintergrund abgeschlossen:", self.infile)
background = AsyncZip("mydata.txt", "myarchive.zip")
print("Das Hauptprogramm läuft inzwischen weiter.")
print("Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.")
"""


@pytest.mark.parametrize(
    ("path", "kept"),
    [("docs/stdlib2.rst", PAGE), ("examples/de/stdlib2/async_zip.py", PROGRAM)],
)
def test_the_first_chapter_keeps_its_lines(path: str, kept: str) -> None:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert [line for line in kept.splitlines() if line not in lines] == []
