"""The plugin: ``pytest examples/en -k async_zip``, and harmless everywhere else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import write_example
from gleichlauf.run.interpreter import this_interpreter
from gleichlauf.run.record import Entry, content_hash, read_record, write_record
from tests.processes import alive, eventually

pytest_plugins = ["pytester"]


def put(root: Path, name: str, code: str, output: str, language: str = "en") -> Path:
    example = Example(
        name=name,
        page="page",
        language=language,
        title=name,
        form="program",
        setup="",
        code=code,
        cleanup="",
        outcomes=(Outcome(output),),
    )
    path = root / "examples" / language / "page" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_example(example), encoding="utf-8", newline="\n")
    return path


# Without the other plugins that are installed: pytest would import all of them, and rewrite them.
ALONE = ["--disable-plugin-autoload", "-p", "gleichlauf", "-p", "no:cacheprovider"]
IN_PARALLEL = [*ALONE, "-p", "xdist", "-n"]


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess(*ALONE, *args)


def test_it_is_there_once_it_is_installed(pytester: pytest.Pytester) -> None:
    put(pytester.path, "counter", "print('a')", "a\n")
    pytester.runpytest_inprocess("examples").assert_outcomes(passed=1)


def test_selection(pytester: pytest.Pytester) -> None:
    put(pytester.path, "async_zip", "print('a')", "a\n")
    put(pytester.path, "counter", "print('a')", "a\n")
    result = run(pytester, "examples/en", "-k", "async_zip", "-v")
    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(["examples/en/page/async_zip.py::async_zip PASSED*"])


def test_a_failure_shows_the_verdict_and_no_traceback(pytester: pytest.Pytester) -> None:
    put(pytester.path, "counter", "print('b')", "a\n")
    result = run(pytester, "examples")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "examples/en/page/counter.py:16: example counter (en): it does not print *",
            "*to do: correct the code, or its testoutput*",
            "*-a",
            "*+b",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*ExampleFailedError*")


@pytest.mark.parametrize("options", [[], ["--doctest-modules"]], ids=["alone", "doctest"])
@pytest.mark.parametrize("path", ["examples", "examples/en/page/test_a.py"])
def test_an_example_is_never_imported(
    pytester: pytest.Pytester, options: list[str], path: str
) -> None:
    put(pytester.path, "test_a", "def test_b():\n    pass\nprint(__name__)", "__main__\n")
    result = run(pytester, path, "-v", *options)
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["examples/en/page/test_a.py::test_a PASSED*"])


def test_other_files_are_nobody_s_example(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_ours="def test_ours():\n    pass", other='"""Text"""\nraise OSError')
    (pytester.path / "latin.py").write_bytes(b'"""\xe4"""\n')
    (pytester.path / "binary.py").write_bytes(b"\0\xff")
    result = run(pytester)
    result.assert_outcomes(passed=1)


def test_a_spoilt_example_is_an_error_with_its_line(pytester: pytest.Pytester) -> None:
    path = put(pytester.path, "counter", "print('a')", "a\n")
    path.write_text(path.read_text().replace("# It prints:", "# It sings:"))
    result = run(pytester, "examples")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*counter.py:15: the closing comment cannot say 'It sings:'*"])


def test_interpreters(pytester: pytest.Pytester) -> None:
    put(pytester.path, "counter", "print('a')", "a\n")
    link = pytester.path / "python-two"
    link.symlink_to(sys.executable)
    result = run(
        pytester,
        "examples",
        "-v",
        "--gleichlauf-python",
        sys.executable,
        "--gleichlauf-python",
        str(link),
    )
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([f"*::counter[[]{sys.executable}[]] PASSED*"])


def test_versions_are_recorded(pytester: pytest.Pytester) -> None:
    version = this_interpreter().version
    assert version.startswith("{}.{}.{}".format(*sys.version_info))
    good = put(pytester.path, "good", "print('a')", "a\n")
    bad = put(pytester.path, "bad", "print('b')", "a\n")
    record = pytester.path / "examples/tested_with.txt"

    def renew(*options: str, ret: int = 0) -> dict[str, Entry]:
        result = run(pytester, "examples", "--gleichlauf-record-versions", str(record), *options)
        assert result.ret == ret
        return read_record(record.read_text())

    # What has passed, also where another process ran it; what has failed is not in it.
    tested = Entry(content_hash(good.read_text()), (version,))
    assert renew(*IN_PARALLEL, "1", ret=1) == {"en/page/good.py": tested}
    # What is known is not run again: this one would fail now.
    known = Entry(content_hash(bad.read_text()), (version,))
    record.write_text(write_record({"en/page/bad.py": known}))
    assert list(renew()) == ["en/page/bad.py", "en/page/good.py"]
    assert list(renew()) == ["en/page/bad.py", "en/page/good.py"]  # Nothing is left to run.
    # A changed example has only passed what it passes now.
    also = Entry(tested.content, (version, "3.99.0"))
    record.write_text(write_record({"en/page/bad.py": known, "en/page/good.py": also}))
    put(pytester.path, "good", "print('c')", "c\n")
    assert renew()["en/page/good.py"].versions == (version,)
    put(pytester.path, "good", "print('d')", "a\n")
    assert list(renew(ret=1)) == ["en/page/bad.py"]
    # An example that is gone is forgotten.
    bad.unlink()
    assert renew(ret=1) == {}


def test_a_spoilt_record_is_an_error_with_its_line(pytester: pytest.Pytester) -> None:
    (pytester.path / "record").write_text("# Head\nnonsense\n")
    result = run(pytester, "--gleichlauf-record-versions", "record")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: *record:2: this is not of the form *'nonsense'"])


def test_a_changed_version_is_an_error_with_its_line(pytester: pytest.Pytester) -> None:
    written = write_record({"en/one.py": Entry("1", ("3.11.7",))})
    (pytester.path / "record").write_text(written.replace("3.11.7", "3.13.7"))
    result = run(pytester, "--gleichlauf-record-versions", "record")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: *record:2: this line is not as it was written: *"])


@pytest.mark.parametrize("target", ["/dev/zero", "record", "nowhere"])
def test_a_record_that_is_none_is_an_error(pytester: pytest.Pytester, target: str) -> None:
    (pytester.path / "record").symlink_to(target)
    result = run(pytester, "--gleichlauf-record-versions", "record")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --gleichlauf-record-versions: *record cannot be read: *"])


WRONG_OPTIONS = {
    "unknown interpreter": (["--gleichlauf-python", "python0.9"], "there is no such interpreter"),
    "no interpreter": (["--gleichlauf-python", "true"], "does not start as Python"),
    "time limit": (["--gleichlauf-time-limit", "0"], "give a number of seconds above 0"),
}


@pytest.mark.parametrize(("options", "message"), WRONG_OPTIONS.values(), ids=WRONG_OPTIONS.keys())
def test_wrong_options(pytester: pytest.Pytester, options: list[str], message: str) -> None:
    result = run(pytester, *options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {options[0]} {options[1]}: *{message}*"])


def test_time_limit(pytester: pytest.Pytester) -> None:
    put(pytester.path, "forever", "while True:\n    pass", "")
    result = run(pytester, "examples", "--gleichlauf-time-limit", "1")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*it had not ended after 1 seconds"])


# It notes its process's id in the name of a folder.
ENDLESS = "import os, time\nos.mkdir({path!r} + str(os.getpid()))\ntime.sleep(600)"


def test_what_was_run_ahead_ends_with_the_first_failure(pytester: pytest.Pytester) -> None:
    put(pytester.path, "a", "print('a')", "b\n")
    put(pytester.path, "b", ENDLESS.format(path=str(pytester.path / "id-")), "")
    # In a process of its own: where these tests run in parallel, this one has threads.
    options = ("examples", "-x", "--gleichlauf-time-limit", "600")
    result = pytester.runpytest_subprocess(*ALONE, *options, timeout=300)
    result.assert_outcomes(failed=1)
    assert not [path for path in pytester.path.glob("id-*") if alive(int(path.name[3:]))]


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="on one core nothing is run ahead")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_what_was_run_ahead_ends_with_pytest(
    pytester: pytest.Pytester, number: signal.Signals
) -> None:
    for name in ("a", "b"):
        put(pytester.path, name, ENDLESS.format(path=str(pytester.path / "id-")), "")
    command = [sys.executable, "-m", "pytest", *ALONE, "examples", "--gleichlauf-time-limit", "600"]
    pytest_itself = subprocess.Popen(command, cwd=pytester.path, stdout=subprocess.DEVNULL)
    assert eventually(lambda: len(list(pytester.path.glob("id-*"))) == 2)
    workers = [child.pid for child in psutil.Process(pytest_itself.pid).children(recursive=True)]
    assert len(workers) >= 4  # Two of them, and two examples.
    pytest_itself.send_signal(number)
    pytest_itself.wait(60)
    assert eventually(lambda: not any(alive(worker) for worker in workers))


def test_in_parallel(pytester: pytest.Pytester) -> None:
    for name in ("a", "b", "c"):
        put(pytester.path, name, f"print('{name}')", f"{name}\n")
    put(pytester.path, "d", "print('d')", "e\n")
    result = pytester.runpytest_subprocess(*IN_PARALLEL, "2", "examples", timeout=300)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["examples/en/page/d.py:16: example d (en): *"])


def test_a_process_with_other_threads_is_not_forked(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(pytester.path, "one", "print('a')", "a\n")
    put(pytester.path, "two", "print('a')", "a\n")
    monkeypatch.setattr("gleichlauf.proof.parallel.checked_ahead", None)
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        run(pytester, "examples").assert_outcomes(passed=2)
    finally:
        end.set()
        other.join()
