"""No example overwrites, changes or removes a file of its reader, wherever it is started.

The reader's folder holds a file for each name that the example's code mentions. Examples that
announce a folder of their own begin with ``start_in_an_empty_folder``; for the others this shows
that they do not need one. Links are followed, and nothing is left behind either.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
MINE = "This is mine."
NAME = re.compile(r"[\w./-]*\w\.\w{2,5}")


def names_in(code: str) -> set[str]:
    """Return what may be a file's name in the code: its texts, and what ends like one in them."""
    texts = [
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    names = {name for text in texts for name in NAME.findall(text)}
    stems = {name.rpartition(".")[0] for name in names}
    derived = {f"{stem}{suffix}" for stem in stems for suffix in (".part", ".zip", ".tmp", ".bak")}
    return {
        name for name in names | derived if not name.startswith(("/", ".")) and ".." not in name
    }


def fill(folder: Path, code: str) -> dict[Path, str]:
    """Put a file of the reader for each name into the folder; return what lies there."""
    for name in sorted(names_in(code)):
        file = folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_text(MINE)
        except (FileExistsError, NotADirectoryError):  # A name below a name: one is enough.
            continue
    (folder / "letter.txt").write_text(MINE)
    return contents(folder)


def contents(folder: Path) -> dict[Path, str]:
    return {file: file.read_text() for file in folder.rglob("*") if file.is_file()}


def changes(code: str, folder: Path) -> str:
    """Run an example's code in a folder full of the reader's files; return what it did to them."""
    folder.mkdir()
    script = folder.parent / f"{folder.name}.py"
    script.write_text(code, encoding="utf-8")
    before = fill(folder, code)
    process = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"TMPDIR": str(folder.parent), "PYTHONUTF8": "1"},
    )
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:  # Some lessons hang now and then: what they did counts.
        process.kill()
        process.wait()
    after = contents(folder)
    return "; ".join(
        [f"changed: {file.name}" for file in before if after.get(file, MINE) != before[file]]
        + [f"removed: {file.name}" for file in before if file not in after]
        + [f"left behind: {file.name}" for file in after if file not in before]
    )


def own_folder(code: str) -> bool:
    return "\nstart_in_an_empty_folder()\n" in code


def test_no_example_touches_its_readers_files(tmp_path: Path) -> None:
    codes = {path: path.read_text(encoding="utf-8") for path in EXAMPLES.glob("en/*/*.py")}
    unguarded = {path: code for path, code in codes.items() if not own_folder(code)}
    assert len(unguarded) > 50
    with ThreadPoolExecutor(4) as pool:
        done = pool.map(
            lambda item: changes(item[1], tmp_path / f"{item[0].parent.name}-{item[0].stem}"),
            unguarded.items(),
        )
    assert {path.name: done for path, done in zip(unguarded, done, strict=True) if done} == {}


def test_a_folder_of_its_own_keeps_the_readers_files(tmp_path: Path) -> None:
    code = (EXAMPLES / "en/archive_threads/checked_zip.py").read_text(encoding="utf-8")
    assert own_folder(code)
    assert changes(code, tmp_path / "mine") == ""


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("open('notes.txt', 'w')", "changed: notes.txt"),
        ("import os; os.remove('notes.txt')", "removed: notes.txt"),
        ("open('new.txt' + 'x', 'w')", "left behind: new.txtx"),
        ("import pathlib; pathlib.Path('a.zip').with_suffix('.part').unlink()", "removed: a.part"),
        ("print(open('notes.txt').read())", ""),
    ],
)
def test_what_would_be_lost_is_noticed(tmp_path: Path, code: str, found: str) -> None:
    assert changes(code, tmp_path / "mine") == found
