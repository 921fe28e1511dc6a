"""Files that cannot be read, or not in time: each costs one finding, the others are checked."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gleichlauf.catalogue.entry import Catalogue
from gleichlauf.catalogue.reading import read
from gleichlauf.guard import check as checking
from gleichlauf.guard.check import check
from gleichlauf.guard.limits import OutOfTimeError, within
from gleichlauf.guard.reports import as_json, as_sarif, as_text
from gleichlauf.regular_file import content

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'
BAD = 'msgid "for x in y:\\n    print(x)"\nmsgstr "for x in y:\\nprint(x)"\n'


def linked(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a FIFO": (os.mkfifo, "no regular file"),
    "a socket": (listening, "not read"),
    "a device without an end": (linked("/dev/zero"), "out of the folder"),
    "a link to nothing": (linked("nowhere.po"), "No such file"),
    "a link to itself": (linked("strange.po"), "symbolic links"),
    "a link to what processes hold": (linked("/proc/self/environ"), "out of the folder"),
    "a link to somebody's file": (linked("/etc/hostname"), "out of the folder"),
    "a file beyond measure": (lambda it: os.truncate(os.open(it, 65), 1 << 40), "more than 16777"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one catalogue in which there is something to find."""
    folder = tmp_path / "locales"
    folder.mkdir()
    (folder / "good.po").write_text(HEADER.format("UTF-8") + BAD, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("make", "reason"), STRANGE.values(), ids=STRANGE)
def test_one_strange_file_costs_one_finding(
    folder: Path, make: Callable[[Path], object], reason: str
) -> None:
    make(folder / "strange.po")
    found = check(folder, jobs=2)
    assert [(it.path.name, it.name) for it in found] == [
        ("good.po", "broken"),
        ("strange.po", "catalogue"),
    ]
    assert reason in found[1].reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/dev/zero", "no regular file"),
        ("/proc/self/environ", "about itself"),
        ("/proc/kmsg", "about itself"),
    ],
)
def test_a_file_that_is_none_is_not_read_by_its_own_name_either(path: str, reason: str) -> None:
    with pytest.raises(OSError, match=reason):
        content(Path(path))


def test_a_folder_that_cannot_be_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":  # who runs the tests may look into everything
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = check(folder)
    assert [(it.path.name, it.name) for it in found] == [
        ("closed", "catalogue"),
        ("good.po", "broken"),
    ]
    assert "not read" in found[0].reason


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "utf-7", "hex", "undefined"]
)
def test_an_encoding_that_takes_hours_is_not_used(folder: Path, charset: str) -> None:
    entry = 'msgid "Ein Wort, {}"\nmsgstr "Word {}"\n'
    text = "".join(entry.format(number, number) for number in range(20_000))
    (folder / "slow.po").write_text(HEADER.format(charset) + text, encoding="utf-8")
    found = check(folder)
    assert [(it.path.name, it.line) for it in found] == [("good.po", 5), ("slow.po", 2)]
    assert "no encoding of catalogues" in found[1].reason


def test_names_that_are_no_text(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m.po")
    (folder / name).write_text(HEADER.format("UTF-8") + BAD, encoding="utf-8")
    found = check(folder)
    assert len(found) == 2
    assert "caf\\udce9\\x1b[31m.po:5: broken" in as_text(found)
    assert json.loads(as_json(found))[0]["path"].endswith(name)
    assert "caf%E9%1B%5B31m.po" in as_sarif(found, folder)
    for form in ("text", "json", "sarif"):
        command = [sys.executable, "-m", "gleichlauf", "check", ".", "--format", form]
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "twin.po").symlink_to("good.po")
    assert [it.name for it in check(folder)] == ["broken", "broken"]


def test_a_file_that_takes_too_long_costs_one_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "slow.po").write_text(HEADER.format("UTF-8"), encoding="utf-8")

    def slow(path: Path) -> Catalogue:
        while path.name == "slow.po":
            pass
        return read(path)

    monkeypatch.setattr(checking, "read", slow)
    monkeypatch.setattr(checking, "SECONDS", 0.2)
    found = check(folder)
    assert [(it.path.name, it.name) for it in found] == [
        ("good.po", "broken"),
        ("slow.po", "catalogue"),
    ]
    assert "more than 0.2 seconds" in found[1].reason
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def spend(seconds: float) -> None:
    with within(seconds):
        while True:
            pass


def test_a_limit_leaves_what_the_caller_has_set() -> None:
    mine = signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
    try:
        with pytest.raises(OutOfTimeError):
            spend(0.05)
        assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_IGN
        done: list[None] = []
        thread = threading.Thread(target=lambda: done.append(within(0.01).__enter__()))
        thread.start()
        thread.join()
        time.sleep(0.05)
        assert done == [None]
    finally:
        signal.signal(signal.SIGVTALRM, mine)
