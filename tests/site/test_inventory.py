"""The inventory of the Python documentation's names that the build reads instead of the network."""

from __future__ import annotations

import ast
import runpy
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gleichlauf.example.file import read_example

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/_inventory"
SCRIPT = runpy.run_path(str(FOLDER / "cut.py"))


def inventory(*lines: str, version: int = 2) -> bytes:
    header = f"# Sphinx inventory version {version}\n# Project: P\n# Version: 1\n# zlib\n".encode()
    return header + zlib.compress("".join(f"{line}\n" for line in lines).encode())


def lines_of(cut: bytes) -> list[str]:
    return zlib.decompress(cut.split(b"\n", maxsplit=4)[4]).decode().splitlines()


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("threading py:module 0 library/threading.html#module-$ -", True),
        ("threading.Lock py:class 1 library/threading.html#$ -", True),
        ("threadingx.Lock py:class 1 library/x.html#$ -", False),
        ("print py:function 1 library/functions.html#$ -", True),
        ("os.getcwd py:function 1 library/os.html#$ -", False),
        ("time.sleep py:function 1 library/time.html#$ -", True),
        ("global interpreter lock std:term 1 glossary.html#term-global-interpreter-lock -", True),
        ("threading std:label -1 library/threading.html#$ threading", False),
    ],
)
def test_what_is_kept(line: str, is_kept: bool) -> None:
    assert lines_of(SCRIPT["cut"](inventory(line))) == [line] * is_kept


def test_other_version_is_refused() -> None:
    with pytest.raises(SystemExit, match="version 2"):
        SCRIPT["cut"](inventory(version=1))


def test_committed_inventory_is_a_cut() -> None:
    committed = (FOLDER / "python.inv").read_bytes()
    assert SCRIPT["cut"](committed) == committed
    assert len(committed) < 8_000


NEWER = {
    "concurrent.futures.InterpreterPoolExecutor", "hashlib.sha256", "logging.INFO", "queue.ShutDown"
}  # fmt: skip
"""What the inventory of Python 3.11, which the cut is made of, does not list yet."""


def names_of_modules(source: str) -> Iterator[str]:
    """Yield the modules that a program imports, and what it uses of them."""
    nodes = list(ast.walk(ast.parse(source)))
    modules = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            modules |= {alias.asname or alias.name for alias in node.names}
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for node in nodes:
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in modules:
            yield ast.unparse(node)


def test_every_name_that_examples_use_can_be_looked_up() -> None:
    known = {line.partition(" ")[0] for line in lines_of((FOLDER / "python.inv").read_bytes())}
    used = {
        name
        for path in sorted((ROOT / "examples/de").rglob("*.py"))
        for name in names_of_modules(_program(path))
        if name.partition(".")[0] in sys.stdlib_module_names
    }
    assert len(used) > 50
    missing = sorted(used - known - NEWER)
    assert not missing, f"add to FURTHER_NAMES in docs/_inventory/cut.py and run it: {missing}"


def _program(path: Path) -> str:
    example = read_example(path.read_text(encoding="utf-8"))
    if example.form == "program":
        return example.code
    lines = example.code.split("\n")
    return "\n".join(line[4:] for line in lines if line.startswith((">>> ", "... ")))
