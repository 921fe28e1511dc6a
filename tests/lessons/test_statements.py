"""Statements of the text that no example shows: each is run here, so that none can be wrong."""

from __future__ import annotations

import io
import queue
import runpy
import subprocess
import sys
import textwrap
import threading
import zipfile
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from gleichlauf.schedules import Script, explore

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples/en"


def example(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Run an example in an empty folder and return what it defines."""
    monkeypatch.chdir(folder)
    with redirect_stdout(io.StringIO()):
        return runpy.run_path(str(EXAMPLES / f"{name}.py"))


def test_print_writes_its_text_and_the_end_of_the_line_separately() -> None:
    written: list[str] = []

    class Terminal(io.TextIOBase):
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

    print("tea", file=Terminal())
    print("tea\n", end="", file=Terminal())
    assert [text for text in written if text] == ["tea", "\n", "tea\n"]


def test_zipfile_needs_zip64_from_two_gibibytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert zipfile.ZIP64_LIMIT == 2**31 - 1
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1_000)
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        member = archive.open("film.mp4", "w")
        member.write(bytes(1_001))
        with pytest.raises(RuntimeError, match=r"force_zip64|ZIP64 limit"):
            member.close()


def test_a_daemon_thread_leaves_an_archive_without_table_of_contents(tmp_path: Path) -> None:
    program = """
        import threading, zipfile

        begun = threading.Event()


        def pack():
            with zipfile.ZipFile("letters.zip", "w") as archive:
                archive.writestr("anna.txt", "Dear Anna")
                begun.set()
                threading.Event().wait()


        threading.Thread(target=pack, daemon=True).start()
        begun.wait()
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=tmp_path, timeout=30)
    assert not zipfile.is_zipfile(tmp_path / "letters.zip")


def test_task_done_in_finally_alone_does_not_save_the_join(tmp_path: Path) -> None:
    program = """
        import queue
        import threading

        jobs = queue.Queue()


        def measure():
            while True:
                word = jobs.get()
                try:
                    len(word)
                finally:
                    jobs.task_done()


        threading.Thread(target=measure, name="Counter").start()
        for word in (17, "butter"):
            jobs.put(word)
        jobs.join()
    """
    found = explore(Script("all_done.py", textwrap.dedent(program)), bound=1)
    assert [outcome.ending for outcome in found.outcomes] == ["deadlock"]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="3.14 knows the method")
def test_a_method_that_python_does_not_know_is_not_implemented() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("numbers.txt", "1")
    data = bytearray(buffer.getvalue())
    for mark, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        data[data.index(mark) + offset] = 93  # Zstandard
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(NotImplementedError):
        archive.read("numbers.txt")


def test_a_bar_for_nothing_but_empty_files_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = example("archive_threads/honest_bar", tmp_path, monkeypatch)["bar"]
    assert callable(bar)
    assert bar(0, 0) == "[####################] 0/0"


def test_a_misspelt_folder_does_not_replace_a_good_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_zip = example("archive_threads/folder_zip", tmp_path, monkeypatch)["FolderZip"]
    assert callable(folder_zip)
    good = Path("letters.zip").read_bytes()
    packer = folder_zip("leters", "letters.zip")
    packer.start()
    with pytest.raises(NotADirectoryError):
        packer.finish()
    assert Path("letters.zip").read_bytes() == good


@pytest.mark.parametrize(
    "error",
    [EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zipfile.BadZipFile],
)
def test_each_exception_becomes_a_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    lesson = example("archive_threads/check_archives", tmp_path, monkeypatch)
    check, sound = lesson["check"], lesson["sound"]
    assert callable(check)
    assert isinstance(sound, dict)

    def raise_it(archive: zipfile.ZipFile) -> None:
        raise error

    monkeypatch.setattr(zipfile.ZipFile, "testzip", raise_it)
    check("letters.zip")
    assert sound["letters.zip"] is False


@pytest.mark.parametrize(
    "names",
    [
        ("plan.txt", "./plan.txt"),
        ("a//p",),
        ("a/./p",),
        ("plan.txt.",),
        ("plan.txt ",),
        ("CON.txt",),
        ("plan.txt:evil",),
        ("caf\u00e9", "cafe\u0301"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A/b", "a/c"),
        ("a", "a/"),
        ("n" * 300,),
        ("d/" * 1_500,),
    ],
    ids=ascii,
)
def test_a_name_that_means_something_else_is_objected_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    objections = example("hostile_archives/objections", tmp_path, monkeypatch)["objections"]
    assert callable(objections)
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "x" if not name.endswith("/") else "")
    assert list(objections(archive))


def test_objects_to_nothing_in_an_ordinary_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    objections = example("hostile_archives/objections", tmp_path, monkeypatch)["objections"]
    assert callable(objections)
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        for name in ("plan.txt", "photos/", "photos/cat.jpg", "photos/old/dog.jpg"):
            archive.writestr(name, "x" if not name.endswith("/") else "")
    assert list(objections(archive)) == []


def test_a_thread_that_began_after_the_frames_were_taken_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    show = example("finding_faults/print_stacks", tmp_path, monkeypatch)["print_stacks"]
    assert callable(show)
    monkeypatch.setattr(sys, "_current_frames", dict)
    show()
    assert capsys.readouterr().out == ""


def test_a_priority_queue_gives_equal_ones_in_the_order_of_their_number() -> None:
    jobs: queue.PriorityQueue[tuple[int, int, str]] = queue.PriorityQueue()
    for number, job in enumerate(("write", "water", "answer")):
        jobs.put((2, number, job))
    assert [jobs.get()[-1] for _ in range(3)] == ["write", "water", "answer"]


def test_sort_lets_other_threads_in_where_it_calls_python() -> None:
    numbers = [3, 1, 2]
    seen: list[int] = []

    def key(number: int) -> int:
        other = threading.Thread(target=lambda: seen.append(len(numbers)))
        other.start()
        other.join()
        return number

    numbers.sort(key=key)
    assert seen == [0, 0, 0]  # While it sorts, the list looks empty to the others.


def test_what_the_page_shows_of_a_search_is_what_the_search_says(tmp_path: Path) -> None:
    page = (ROOT / "docs/finding_faults.rst").read_text(encoding="utf-8")
    shown = page.partition("   $ gleichlauf explore read_settings.py\n")[2].partition("\n\n")[0]
    script = tmp_path / "read_settings.py"
    script.write_bytes((EXAMPLES / "finding_faults/read_settings.py").read_bytes())
    command = [sys.executable, "-m", "gleichlauf", "explore", script.name]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert said.stdout.rstrip("\n") == textwrap.dedent(shown)
