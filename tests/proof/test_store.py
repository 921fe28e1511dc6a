"""The cache of searches, whatever befalls it: made anew, told in a line, and never believed."""

from __future__ import annotations

import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.proof import cache, store
from gleichlauf.proof.cache import explored, has_passed, keep_passed
from gleichlauf.proof.store import DAYS, Store
from tests.proof.test_proof import GREETING

SCRIPT = schedules.Script("greeting.py", GREETING.code)
SEARCH = Search(1, "line")
NAME = "0" * 64


def kept(folder: Path) -> Path:
    (found,) = folder.glob("*.kept")
    return found


def flipped(content: bytes, seed: int) -> bytes:
    place = random.Random(seed).randrange(len(content) * 8)  # noqa: S311 - no secret
    damaged = bytearray(content)
    damaged[place // 8] ^= 1 << place % 8
    return bytes(damaged)


@pytest.mark.parametrize("seed", range(25))
def test_one_flipped_bit_is_never_a_result(tmp_path: Path, seed: int) -> None:
    found = Store(tmp_path)
    found.put(NAME, b'{"outcomes": ["one", "two"]}')
    path = kept(tmp_path)
    path.write_bytes(flipped(path.read_bytes(), seed))
    assert found.get(NAME) is None


def remove(path: Path) -> Path:
    path.unlink()
    return path


IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[:200]),
    "rubbish": lambda path: path.write_bytes(b"\xff\0{}\n[]"),
    "another entry": lambda path: path.write_bytes(path.read_bytes().replace(b"one", b"two")),
    "a folder": lambda path: remove(path).mkdir(),
    "a full folder": lambda path: Path(remove(path), "a").mkdir(parents=True),
    "a FIFO": lambda path: os.mkfifo(remove(path)),
    "a device": lambda path: remove(path).symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: remove(path).symlink_to("nowhere/at/all"),
    "a link to itself": lambda path: remove(path).symlink_to(path.name),
}


@pytest.mark.parametrize("damage", IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_what_is_damaged_is_searched_again_and_kept(
    tmp_path: Path, damage: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = explored(SCRIPT, SEARCH, tmp_path)
    path = kept(tmp_path)
    good = path.read_bytes()
    damage(path)
    if path.is_file() and path.read_bytes() == good:
        path.write_bytes(good[:-1])
    assert explored(SCRIPT, SEARCH, tmp_path) == first
    monkeypatch.setattr(schedules, "explore", lambda *_, **__: pytest.fail("it was not kept"))
    assert explored(SCRIPT, SEARCH, tmp_path) == first
    assert path.read_bytes() == good


def test_an_entry_under_the_name_of_another_is_not_believed(tmp_path: Path) -> None:
    found = Store(tmp_path)
    found.put(NAME, b"mine")
    kept(tmp_path).rename(tmp_path / f"{'1' * 64}.kept")
    assert found.get("1" * 64) is None


def test_an_entry_of_another_form_is_made_anew(tmp_path: Path) -> None:
    first = explored(SCRIPT, SEARCH, tmp_path)
    Store(tmp_path).put(kept(tmp_path).stem, b'{"outcomes": [{}]}')
    assert explored(SCRIPT, SEARCH, tmp_path) == first


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_bytes(b"x"),
    "a device": lambda path: path.symlink_to("/dev/null"),
    "a link to nowhere": lambda path: path.symlink_to("/nowhere/at/all"),
    "where nobody may write": lambda path: path.symlink_to("/proc/self/fdinfo"),
}


@pytest.mark.parametrize("make", UNUSABLE.values(), ids=UNUSABLE)
def test_a_folder_that_keeps_nothing_is_told_once(
    tmp_path: Path, make: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "a" / "cache"
    folder.parent.mkdir()
    make(folder)
    with caplog.at_level(logging.WARNING):
        first = explored(SCRIPT, SEARCH, folder)
        assert explored(SCRIPT, SEARCH, folder) == first
        keep_passed(GREETING.code, sys.executable, 1, folder)
    assert not has_passed(GREETING.code, sys.executable, 1, folder)
    (told,) = caplog.messages
    assert told.startswith(f"{folder} cannot be written (")


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        real(path, content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    Store(tmp_path).put(NAME, b"x" * 100)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    assert Store(tmp_path).get(NAME) is None


def test_what_nobody_asks_for_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    old = time.time() - (DAYS + 1) * 24 * 60 * 60
    found = Store(tmp_path)
    for name in ("used", "unused"):
        found.put(name, b"x")
    ours = [tmp_path / "1.json", tmp_path / "2.passed", tmp_path / "3.9.gleichlauf-unfinished"]
    for path in (*ours, tmp_path / "notes.txt", *tmp_path.iterdir()):
        path.touch()
        os.utime(path, (old, old))
    assert found.get("used") == b"x"
    found.put("new", b"x")
    assert sorted(it.name for it in tmp_path.iterdir()) == [
        ".gitignore", "new.kept", "notes.txt", "swept", "used.kept",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "value"), [("TZ", "Asia/Tokyo"), ("LC_ALL", "C"), ("PYTHONUTF8", "1")]
)
def test_what_decides_is_part_of_the_name(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, "before")
    before = cache.search_key(SCRIPT, Search(1, "line"))
    monkeypatch.setenv(variable, value)
    assert cache.search_key(SCRIPT, Search(1, "line")) != before


def test_python_with_other_options_is_another(tmp_path: Path) -> None:
    code = "from gleichlauf.proof.cache import _settings; print(_settings())"
    printed = {
        subprocess.run(
            [sys.executable, *options, "-c", code], capture_output=True, check=True
        ).stdout
        for options in (["-X", "utf8"], ["-O"], ["-OO"], ["-X", "dev"], ["-X", "utf8=0"])
    }
    assert len(printed) == 5


def test_the_cache_keeps_itself_out_of_git(tmp_path: Path) -> None:
    Store(tmp_path).put(NAME, b"x")
    assert (tmp_path / ".gitignore").read_text() == "*\n"
    assert store.DAYS > 0
