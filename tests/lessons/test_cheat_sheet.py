"""Each row of the cheat sheet works as it stands: its code is taken from the page and run.

A row's literals are lines of code, one below the other; what follows a literal that ends with a
colon is indented below it, up to the word that separates two sides. ``ROWS`` says, for each row,
what the reader is supposed to have already, and what must be true afterwards.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/cheat_sheet.rst"
CATALOGUES = sorted(ROOT.glob("locales/*/LC_MESSAGES/cheat_sheet.po"))

IMPORTS = """\
import faulthandler, io, queue, tempfile, threading, zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
done = []
def f(value=None):
    done.append(value)
    return value
"""


class Row(NamedTuple):
    """What stands around a row's code; ``{0}``, ``{1}`` ... are its literals."""

    program: str
    prints: str


ROWS: dict[str, Row] = {
    "Etwas im Hintergrund tun": Row("{0}\n{1}\n{2}\nprint(done)", "[1]"),
    "Viele gleichartige Aufträge, Ergebnisse zurück": Row(
        "values = [1, 2, 3]\n{0}\n    {1}\nprint(results)", "[1, 2, 3]"
    ),
    "Fehler aus einem Thread bemerken": Row(
        "def f(value): raise ValueError\n"
        "pool = ThreadPoolExecutor()\n"
        "{0}\n"
        "try:\n    {1}\n"
        "except ValueError: print('raised')\n"
        "report = lambda death: print('reported', death.exc_type.__name__)\n"
        "{2}\n"
        "threading.Thread(target=f, args=(1,)).start()",
        "raised\nreported ValueError",
    ),
    "In Python rechnen, auf mehreren Kernen": Row(
        "values = [1, 2]\nf = abs\n"
        "if __name__ == '__main__':\n    {0}\n        {1}\n    print(results)",
        "[1, 2]",
    ),
    "Nur einer auf einmal": Row(
        "{0}\ntotal = 0\n"
        "def add():\n"
        "    global total\n"
        "    for _ in range(1000):\n"
        "        {1}\n"
        "            before = int(total); total = before + 1\n"
        "threads = [threading.Thread(target=add) for _ in range(3)]\n"
        "for t in threads: t.start()\n"
        "for t in threads: t.join()\n"
        "print(total, lock.locked())",
        "3000 False",
    ),
    "Es ist so weit, oder: Hör auf": Row(
        "{0}\nt = threading.Thread(target=lambda: print({2}, {3}))\nt.start()\n{1}\nt.join()",
        "True True",
    ),
    "Anhalten, was immer geschieht": Row(
        "event = threading.Event()\n"
        "t = threading.Thread(target=event.wait)\n"
        "try:\n"
        "    {0}\n    {1}\n        raise OSError\n    {2}\n        {3}\n        {4}\n"
        "except OSError: print(t.is_alive())",
        "False",
    ),
    "Warten, bis die Daten passen": Row(
        "data = []\ntest = lambda: data\n"
        "{0}\n"
        "def wait():\n    {1}\n        {2}\n        print(data)\n"
        "t = threading.Thread(target=wait)\nt.start()\n"
        "{3}\n    data.append(1)\n    {4}\n"
        "t.join()",
        "[1]",
    ),
    "Höchstens drei zugleich": Row(
        "{0}\nhighest = inside = 0\nlock = threading.Lock()\n"
        "def sit():\n"
        "    global highest, inside\n"
        "    {1}\n"
        "        with lock: inside += 1; highest = max(highest, inside)\n"
        "        threading.Event().wait(0.01)\n"
        "        with lock: inside -= 1\n"
        "threads = [threading.Thread(target=sit) for _ in range(9)]\n"
        "for t in threads: t.start()\n"
        "for t in threads: t.join()\n"
        "print(0 < highest <= 3)",
        "True",
    ),
    "Zu dritt aufeinander warten": Row(
        "{0}\n"
        "threads = [threading.Thread(target=lambda: ({1}, f('met'))) for _ in range(3)]\n"
        "for t in threads: t.start()\n"
        "for t in threads: t.join()\n"
        "print(done)",
        "['met', 'met', 'met']",
    ),
    "Später etwas tun, und jedem das Seine": Row(
        "{0}\ntimer.interval = 0\n{1}\ntimer.join()\n{2}\n"
        "def elsewhere(): print(hasattr(own, 'value'))\n"
        "{3}\n"
        "t = threading.Thread(target=elsewhere)\nt.start()\nt.join()\n"
        "print(done, own.value)",
        "False\n[None] 1",
    ),
    "Aufträge weitergeben": Row(
        "{0}\njob = 'bake'\n"
        "def work():\n    {3}\n        print(job)\n"
        "t = threading.Thread(target=work)\nt.start()\n{1}\n{2}\nt.join()",
        "bake",
    ),
    "Packen": Row(
        "path = 'a.zip'\nfile = 'a.txt'\nPath(file).write_text('x')\nname = 'b.txt'\ntext = 'y'\n"
        "{0}\n    {1}\n    name = 'c.txt'\n    {2}\n"
        "print(zipfile.ZipFile(path).namelist())",
        "['b.txt', 'c.txt']",
    ),
    "Lesen": Row(
        "path = 'a.zip'\nname = 'b.txt'\nzipfile.ZipFile(path, 'w').writestr(name, 'x')\n"
        "{0}\n    print({1}, {2})\n    {3}\n        print(member.read())",
        "['b.txt'] b'x'\nb'x'",
    ),
    "Wie ein Ordner, im Speicher": Row(
        "path = 'a.zip'\nzipfile.ZipFile(path, 'w').writestr('folder/b.txt', 'x')\n"
        "{0}\nprint([place.name for place in folder.iterdir()])\n{1}\nprint(archive.namelist())",
        "['b.txt']\n[]",
    ),
    "Fremdes auspacken": Row(
        "import contextlib, runpy\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    safe_extract = runpy.run_path({example!r})['safe_extract']\n"
        "path, new_folder = 'a.zip', 'new'\n"
        "with zipfile.ZipFile(path, 'w') as archive: archive.writestr('b.txt', 'x')\n"
        "{0}\nprint(Path('new/b.txt').read_text())",
        "x",
    ),
    "Nie ein halbes Archiv": Row(
        "path = Path('a.zip')\n{0}\n    {1}\n"
        "    with zipfile.ZipFile(unfinished, 'w') as archive: archive.writestr('b.txt', 'x')\n"
        "    {2}\n"
        "print(zipfile.ZipFile(path).namelist(), [place.name for place in Path().iterdir()])",
        "['b.txt'] ['a.zip']",
    ),
    "Es hängt": Row("{0}\nfaulthandler.cancel_dump_traceback_later()\nprint('set')", "set"),
}

WITHOUT_CODE = {
    "Archive und Threads",
    "Manchmal stimmt das Ergebnis nicht",
    "Bei mir läuft es",
}

EXAMPLE = ROOT / "examples/en/hostile_archives/safe_extract.py"


def rows() -> dict[str, list[str]]:
    """Return the literals of each row of the page by the row's title, without its reference."""
    found = re.findall(r"^(\S.*?) \(:(?:doc|ref):.*\)\n((?:   .*\n)+)", PAGE.read_text(), re.M)
    return {
        title: [
            " ".join(literal.split()).replace("…", "a thread")
            for literal in re.findall(r"``(.+?)``", text, re.S)
        ]
        for title, text in found
    }


def run(row: Row, literals: list[str], folder: Path) -> str:
    program = IMPORTS + row.program.format(*literals, example=str(EXAMPLE))
    script = folder / "row" / "row.py"
    script.parent.mkdir()
    script.write_text(program, encoding="utf-8")
    empty = folder / "empty"
    empty.mkdir()
    result = subprocess.run(
        [sys.executable, str(script)], cwd=empty, capture_output=True, text=True, timeout=60
    )
    assert not result.stderr, program + result.stderr
    return result.stdout.rstrip("\n")


def test_every_row_is_run_or_has_no_code() -> None:
    assert set(rows()) == set(ROWS) | WITHOUT_CODE


@pytest.mark.parametrize("title", ROWS)
def test_a_row_works_as_it_stands(title: str, tmp_path: Path) -> None:
    row, literals = ROWS[title], rows()[title]
    used = {int(number) for number in re.findall(r"\{(\d)\}", row.program)}
    # What a row says besides its code (``extractall``, ``extract``) is a single name.
    assert all(literal.isidentifier() for literal in literals[len(used) :])
    assert run(row, literals, tmp_path) == row.prints


def code(text: str) -> list[str]:
    return re.findall(r"``(.+?)``", text)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_translations_hold_the_same_code(catalogue: Path) -> None:
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert any(code(str(message.id)) for message in messages)
    for message in messages:
        assert code(str(message.string)) == code(str(message.id))


def test_a_row_that_does_not_work_is_noticed(tmp_path: Path) -> None:
    row = ROWS["Höchstens drei zugleich"]
    assert run(row, ["pass", "with threading.BoundedSemaphore(3):"], tmp_path) == "False"
