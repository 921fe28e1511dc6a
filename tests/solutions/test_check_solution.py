"""Solutions of exercises: judged by what they do, in words, and nothing of the reader's is lost."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from zlib import crc32

import pytest

from gleichlauf.command_line import main
from gleichlauf.solutions.task import Asked, File, Task, read_task, write_task

SOLD = Task("sold", (Asked("sold: 1\n"),))
START = """\
import threading

sold = 0


def sell():
    global sold
    {body}


threads = [threading.Thread(target=sell) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sold:", sold)
"""
STUCK = Task("stuck", (Asked("", "deadlock"),), aim="some")
PACKED = Task(
    "packed",
    (Asked("done\n"),),
    threads=False,
    files=(File("a.zip", (("one.txt", crc32(b"hello")), ("two.txt", crc32(b"2")))),),
)


def sell(body: str) -> str:
    return START.replace("{body}", body.replace("\n", "\n    "))


LOCK = "with lock:\n    if not sold:\n        sold += 1"
RIGHT = {
    "one lock": (SOLD, sell(LOCK).replace("sold = 0", "sold = 0\nlock = threading.Lock()", 1)),
    "acquired by hand": (
        SOLD,
        sell("lock.acquire()\ntry:\n    sold = 1\nfinally:\n    lock.release()").replace(
            "sold = 0", "sold = 0\nlock = threading.RLock()", 1
        ),
    ),
    "a semaphore": (
        SOLD,
        sell(LOCK).replace("sold = 0", "sold = 0\nlock = threading.Semaphore()", 1),
    ),
    "a queue with one ticket": (
        SOLD,
        dedent(
            """\
            import queue
            import threading

            tickets = queue.SimpleQueue()
            tickets.put("ticket")
            results = queue.SimpleQueue()


            def sell():
                try:
                    results.put(tickets.get_nowait())
                except queue.Empty:
                    pass


            threads = [threading.Thread(target=sell) for _ in range(2)]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
            print("sold:", results.qsize(), "  ")
            """
        ),
    ),
    "a pool": (
        SOLD,
        dedent(
            """\
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(1) as pool:
                found = list(pool.map(lambda number: number == 0, range(2)))
            print("sold:", sum(found))
            """
        ),
    ),
    "two locks in two orders": (
        STUCK,
        dedent(
            """\
            import threading

            one, two = threading.Lock(), threading.Lock()


            def both(first, second):
                with first, second:
                    pass


            threads = [
                threading.Thread(target=both, args=(one, two)),
                threading.Thread(target=both, args=(two, one)),
            ]
            for thread in threads:
                thread.start()
            """
        ),
    ),
    "waiting for an event that nobody sets": (
        STUCK,
        "import threading\nthreading.Thread(target=threading.Event().wait).start()\n",
    ),
    "an archive": (
        PACKED,
        dedent(
            """\
            import zipfile

            with zipfile.ZipFile("a.zip", "w") as archive:
                archive.writestr("two.txt", "2")
                archive.mkdir("folder") if hasattr(archive, "mkdir") else None
                archive.writestr("one.txt", "hello", zipfile.ZIP_DEFLATED)
            print("done")
            """
        ),
    ),
}

WRONG = {
    "nothing was done": (SOLD, sell("sold += 1"), "sold: 2"),
    "checked before the lock": (
        SOLD,
        sell("if not sold:\n    with lock:\n        sold += 1").replace(
            "sold = 0", "sold = 0\nlock = threading.Lock()", 1
        ),
        "sold: 2",
    ),
    "a sleep": (
        SOLD,
        sell("import time\nif not sold:\n    time.sleep(0.1)\n    sold += 1"),
        "sold: 2",
    ),
    "it hangs": (SOLD, sell("threading.Lock().acquire()\nthreading.Event().wait()"), "never ends"),
    "no thread": (SOLD, 'print("sold: 1")\n', "starts none"),
    "it fails": (SOLD, "import threading\nraise ValueError('no')\n", "fails: ValueError: no"),
    "a thread dies": (SOLD, sell("sold = 1\nraise KeyError"), "a thread dies with KeyError"),
    "it cannot get stuck": (STUCK, sell("sold = 1"), "None of its outcomes"),
    "no archive": (PACKED, 'print("done")\n', "leaves no file a.zip"),
    "no zip archive": (
        PACKED,
        'open("a.zip", "w").write("PK")\nprint("done")\n',
        "no zip archive, or a damaged one",
    ),
    "other members": (
        PACKED,
        "import zipfile\nwith zipfile.ZipFile('a.zip', 'w') as it:\n"
        "    it.writestr('one.txt', 'HELLO')\n    it.writestr('three.txt', '')\nprint('done')\n",
        "a.zip lacks two.txt",
    ),
    "an exit status": (PACKED, "raise SystemExit(3)\n", "it ends with status 3"),
    "it waits for input": (PACKED, "input()\n", "EOFError"),
}


def check(
    task: Task, source: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    file = folder / "mine.py"
    text = f"{source}\n\n{write_task(task)}"
    file.write_text(text, encoding="utf-8")
    status = main(["check-solution", str(file)])
    assert file.read_text(encoding="utf-8") == text
    assert [it.name for it in folder.iterdir()] == ["mine.py"]
    return status, capsys.readouterr().out


@pytest.mark.parametrize(("task", "source"), RIGHT.values(), ids=RIGHT)
def test_whatever_does_what_is_asked_is_right(
    task: Task, source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(task, source, tmp_path, capsys) == (0, "This solves the exercise.\n")


@pytest.mark.parametrize(("task", "source", "reason"), WRONG.values(), ids=WRONG)
def test_what_does_something_else_is_wrong(
    task: Task, source: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = check(task, source, tmp_path, capsys)
    assert status == 1
    assert reason in told


def test_what_cannot_be_searched_is_not_called_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = sell("sold = 1").replace("print(", "for _ in range(100_000):\n    sold = 1\nprint(")
    status, told = check(SOLD, endless, tmp_path, capsys)
    assert status == 3
    assert "Nothing wrong was found" in told


BAD = {
    "no file": (None, "there is no such file"),
    "no Python": (b"def (:\n" + write_task(SOLD).encode(), "not Python"),
    "no task": (b"print(1)\n", "does not say what its exercise asks"),
    "a spoiled task": (write_task(SOLD).replace("true", "maybe").encode(), "was changed"),
    "another kind of task": (write_task(SOLD).replace("2", '"2"').encode(), "was changed"),
    "code below the task": (write_task(SOLD).encode() + b"print(1)\n", "move it above"),
    "no text": (b"\xff\xfe\x00", "not UTF-8"),
    "a folder": (b"", "directory"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_bad_input(
    content: bytes | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    if content:
        file.write_bytes(content)
    elif content == b"":
        file.mkdir()
    assert main(["check-solution", str(file)]) == 2
    assert reason in capsys.readouterr().err


def test_a_file_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter, mine = tmp_path / "starter.py", tmp_path / "mine.py"
    starter.write_text(write_task(SOLD), encoding="utf-8")
    mine.write_text(RIGHT["one lock"][1], encoding="utf-8")
    assert main(["check-solution", str(mine), "--exercise", str(starter)]) == 0
    assert "solves" in capsys.readouterr().out


@pytest.mark.parametrize("task", [SOLD, STUCK, PACKED])
def test_a_task_is_read_back(task: Task) -> None:
    assert read_task(f"print()\n{write_task(task)}") == task
    assert read_task(f"print()\r\n{write_task(task)}\n\n".replace("\n", "\r\n")) == task


def test_an_encoding_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter, mine = tmp_path / "starter.py", tmp_path / "mine.py"
    starter.write_text(write_task(Task("n", (Asked("für\n"),), threads=False)), encoding="utf-8")
    mine.write_bytes("# -*- coding: latin-1 -*-\nprint('für')\n".encode("latin-1"))
    assert main(["check-solution", str(mine), "--exercise", str(starter)]) == 0
    assert "solves" in capsys.readouterr().out
