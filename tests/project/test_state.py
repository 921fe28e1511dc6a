"""What a build leaves for the next one, whatever befalls it: the next build is as good as new."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import build as building
from tools import waiting
from tools.build import Build
from tools.fingerprint import Fingerprint
from tools.waiting import alone

MADE_FROM = Fingerprint("0" * 64, {"docs/index.rst": "1" * 64})


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A build that has ended well."""
    monkeypatch.setattr(building, "BUILD", tmp_path)
    monkeypatch.setattr(building, "fingerprint", lambda: MADE_FROM)
    found = Build("html", "de", tmp_path / "pages")
    assert found.begin()
    found.begun.rename(found.mark)
    found.target.mkdir()
    found.doctrees.mkdir(parents=True)
    (found.doctrees / "environment.pickle").touch()
    assert not found.begin()
    return found


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def instead(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def replace(path: Path) -> None:
        path.unlink()
        make(path)

    return replace


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "a bit flipped": flip,
    "no text": lambda path: path.write_bytes(b"\xff\0"),
    "a folder": instead(Path.mkdir),
    "a FIFO": instead(os.mkfifo),
    "a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "a link to itself": instead(lambda path: path.symlink_to(path.name)),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_mark_means_a_build_from_nothing(
    build: Build, damage: Callable[[Path], object]
) -> None:
    damage(build.mark)
    assert build.begin()
    assert not build.doctrees.exists()
    assert not build.target.exists()
    assert build.begun.read_text("utf-8") == MADE_FROM.text()


def test_a_file_in_the_place_of_all_marks(build: Build) -> None:
    build.mark.unlink()
    build.mark.parent.rmdir()
    build.mark.parent.write_bytes(b"")
    assert build.begin()


def test_files_in_the_place_of_what_sphinx_has_read(build: Build) -> None:
    waiting.remove(build.doctrees)
    build.doctrees.write_bytes(b"")
    build.mark.unlink()
    assert build.begin()
    assert not build.doctrees.exists()


LOCKS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a FIFO": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/full"),
}


@pytest.mark.parametrize("make", LOCKS.values(), ids=LOCKS)
def test_a_lock_that_is_none_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(waiting, "LOCKS", tmp_path / "locks")
    (tmp_path / "locks").mkdir()
    make(tmp_path / "locks/site")
    with alone("site"):
        assert (tmp_path / "locks/site").is_file()
    with alone("site"):
        pass


def test_a_file_in_the_place_of_all_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "LOCKS", tmp_path / "locks")
    (tmp_path / "locks").write_bytes(b"")
    with alone("site"):
        assert (tmp_path / "locks").is_dir()
