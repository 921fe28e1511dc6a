"""The inventory of the Python documentation's names that the build reads instead of the network."""

from __future__ import annotations

import runpy
import zlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs/_inventory"
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
