"""Scripts that reach behind the explorer's back: an answer in words, nothing is left."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from gleichlauf.schedules import Script, explore
from gleichlauf.schedules.processes.kept import INTERFERES, server
from gleichlauf.schedules.processes.pipes import GarbageError, Messages, send
from gleichlauf.schedules.runs.files import file_names, is_full, make_empty, remove

from .test_bad_input import left_running

THREAD = "from threading import Thread\n"
C = "import ctypes\nc = ctypes.CDLL(None)\n"
GRANDPARENT = (
    "fields = open(f'/proc/{c.getppid()}/stat').read().rpartition(')')[2].split()\n"
    "grandparent = int(fields[1])\n"
)
PROCESS = "bad.py: the script starts a process"
FILES = "bad.py: the script closes or writes into files that it has not opened"

ANSWERS = {
    "forks": (C + "if c.fork() == 0:\n    c.sleep(50)\nprint('x')\n", PROCESS),
    "forks, and both go on": (C + "c.fork()\nprint('x')\n", PROCESS),
    "forks in a thread": (
        THREAD + C + "def work():\n    if c.fork() == 0:\n        c.sleep(50)\n"
        "Thread(target=work).start()\nprint('x')\n",
        PROCESS,
    ),
    "forks, and waits for it": (
        C + "child = c.fork()\nif child == 0:\n    c._exit(0)\nc.waitpid(child, None, 0)\n",
        PROCESS,
    ),
    "forks what leaves its session": (
        C + "if c.fork() == 0:\n    c.setsid()\n    if c.fork() == 0:\n        c.setsid()\n"
        "        c.sleep(50)\n    c._exit(0)\nprint('x')\n",
        PROCESS,
    ),
    "forks many": (
        C + "for _ in range(20):\n    if c.fork() == 0:\n        c.setsid()\n        c.sleep(50)\n",
        PROCESS,
    ),
    "starts a shell": (C + "c.system(b'sleep 50 & setsid sleep 50 &')\nprint('x')\n", PROCESS),
    # It stays on its line: one that goes on may have left it before it says where it is.
    "stops itself": (
        C + "c.kill(c.getpid(), 19); c.sleep(50)\n",
        "bad.py:3: the script stops its own process",
    ),
    "stops its parent": (C + "c.kill(c.getppid(), 19)\nprint('x')\n", INTERFERES),
    "stops its parent's": (C + GRANDPARENT + "c.kill(grandparent, 19)\nprint('x')\n", INTERFERES),
    "ends its parent": (C + "c.kill(c.getppid(), 9)\nc.sleep(50)\n", INTERFERES),
    "ends its parent's": (C + GRANDPARENT + "c.kill(grandparent, 9)\nc.sleep(50)\n", INTERFERES),
    "ends its parent, and leaves something": (
        C + "if c.fork() == 0:\n    c.setsid()\n    c.sleep(50)\nc.kill(c.getppid(), 9)\n",
        INTERFERES,
    ),
    "writes everywhere": (
        "import os\nfor number in range(3, 64):\n    try:\n"
        "        os.write(number, b'\\xff' * 64)\n"
        "    except OSError:\n        pass\n",
        FILES,
    ),
    "writes what looks like a message": (
        "import os\nfor number in range(3, 64):\n    try:\n"
        "        os.write(number, b'\\x05\\0\\0\\0\\0\\0\\0\\0hello')\n"
        "    except OSError:\n        pass\n",
        FILES,
    ),
    "closes everything": ("import os\nos.closerange(3, 200)\n", FILES),
    "puts something else in place": (
        "import os\nfor number in range(3, 40):\n    os.dup2(1, number)\n",
        FILES,
    ),
    "becomes another program": (
        C + "words = (ctypes.c_char_p * 3)(b'sleep', b'50', None)\nc.execv(b'/bin/sleep', words)\n",
        FILES,
    ),
    "becomes another program, by its name": (
        "import os\nos.execv('/bin/sleep', ['sleep', '50'])\n",
        "bad.py:2: the script starts a process",
    ),
    "ends itself": (C + "c._exit(3)\n", "bad.py: the script ended its process by itself, with"),
    "opens all files there are": (
        "import os\nopened = []\ntry:\n    while True:\n        opened.append(open(os.devnull))\n"
        "except OSError:\n    print('no more')\n",
        "cannot be run on this machine as it is now: Too many open files",
    ),
    "makes folders without end": (
        "import os\nfor _ in range(1500):\n    os.mkdir('d' * 20)\n    os.chdir('d' * 20)\n",
        "cannot be run on this machine as it is now: File name too long",
    ),
}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files of this process alone; nothing may be left in it."""
    server().end()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert list(tmp_path.iterdir()) == []


def is_in(process: psutil.Process, folder: Path) -> bool:
    """Say whether a process runs in a folder, which may be gone."""
    with suppress(psutil.Error, OSError):
        return process.cwd().startswith(str(folder))
    return False


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_in_words(case: str, temporary: Path) -> None:
    source, words = ANSWERS[case]
    found = explore(Script("bad.py", source), time_limit=20)
    assert words in found.why
    assert not found.complete
    assert not left_running()
    # Whatever left its group, its session and its parents is still in the folder of the run. What
    # the system ends with its parent takes a moment, on a busy machine more than that.
    left = [it for it in psutil.process_iter() if is_in(it, temporary)]
    assert psutil.wait_procs(left, timeout=30)[1] == []


LOST = {
    "its folder": "shutil.rmtree(os.getcwd())\n",
    "all temporary files": "shutil.rmtree(os.path.dirname(os.getcwd()))\n",
    "its folder, by another name": "os.rename(os.getcwd(), os.getcwd() + '2')\n",
    "the right to write": "os.mkdir('d')\nos.chmod('d', 0)\nos.chmod('.', 0o500)\n",
}


@pytest.mark.parametrize("case", LOST)
def test_what_a_script_does_to_its_folder_is_no_error_of_it(case: str, temporary: Path) -> None:
    thread = "def work():\n    print('w')\nThread(target=work).start()\nprint('x')\n"
    found = explore(Script("odd.py", THREAD + "import os, shutil\n" + LOST[case] + thread))
    assert found.why == ""
    told = {(o.ending, o.status, o.stdout, o.stderr, o.exceptions) for o in found.outcomes}
    assert told == {("finished", 0, text, "", ()) for text in ("x\nw\n", "w\nx\n")}


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of two megabytes for temporary files."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    server().end()
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    yield disk
    server().end()
    subprocess.run(["umount", str(disk)], check=True)


FILL = (
    "def fill():\n    with open('big', 'wb') as file:\n        while True:\n"
    "            file.write(bytes(2**20))\n"
)


@pytest.mark.parametrize(
    "source",
    [
        FILL + "fill()\n",
        THREAD + FILL + "thread = Thread(target=fill)\nthread.start()\nthread.join()\nprint('x')\n",
        FILL + "try:\n    fill()\nexcept OSError:\n    print('full')\n",
    ],
    ids=["dies", "dies in a thread", "goes on as if nothing had happened"],
)
def test_a_full_disk_is_never_a_result(source: str, small_disk: Path) -> None:
    found = explore(Script("big.py", source))
    assert not found.complete
    assert "cannot be run on this machine as it is now: " in found.why
    assert found.outcomes == ()
    assert list(small_disk.iterdir()) == []


def test_a_disk_that_is_full_before_is_told_as_well(small_disk: Path) -> None:
    with (small_disk / "full").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    found = explore(Script("small.py", "print('x')\n"))
    assert not found.complete
    assert "on this machine as it is now: " in found.why


def test_what_is_deep_is_removed_all_the_same(tmp_path: Path) -> None:
    top = str(tmp_path / "run")
    make_empty(top)
    here = os.open(top, os.O_RDONLY)
    for number in range(1500):
        for name in (".0", f".{number}"):
            with suppress(FileExistsError):
                os.mkdir(name, dir_fd=here)
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        below = os.open(".0", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    with pytest.raises(OSError, match="too long"):
        file_names(top)
    make_empty(top)
    assert list(Path(top).iterdir()) == []
    assert file_names(top) == ()
    assert not is_full(top)
    os.chdir(tmp_path)
    remove(top)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_message_is_told_from_one() -> None:
    for garbage in (b"\xff" * 20, b"\x05\0\0\0\0\0\0\0hello", bytes(20)):
        source, end = os.pipe()
        send(end, b"first")
        os.write(end, garbage)
        messages = Messages(source)
        assert messages.read() == b"first"
        with pytest.raises(GarbageError):
            messages.read()
        os.close(source)
        os.close(end)
