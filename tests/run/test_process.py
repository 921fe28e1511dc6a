"""Nothing of an example is left, however its run ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf.example.example import Example
from gleichlauf.example.file import write_example
from gleichlauf.run import descendants, execution, fork_server
from gleichlauf.run.fork_server import ForkServer
from gleichlauf.run.judge import judge
from gleichlauf.run.process import RUNS_PER_START, run_example, run_repeatedly
from gleichlauf.run.run import Run
from tests.processes import PATIENCE, alive, eventually

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and sessions are POSIX's")

# The example starts a process outside its session and writes both ids where the test looks.
CODE = """\
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"],
                         start_new_session=True)
with open({path!r} + ".part", "w") as file:
    file.write(f"{{os.getpid()}} {{child.pid}}")
os.replace({path!r} + ".part", {path!r})
time.sleep(600)
"""
RUNNERS = {
    "alone": """\
import sys
from pathlib import Path
from gleichlauf.run.process import run_example
run_example(Path(sys.argv[1]), time_limit=600)
""",
    "forked": """\
import sys
from pathlib import Path
from gleichlauf.example.file import read_example
from gleichlauf.run.process import run_repeatedly
print(list(run_repeatedly(read_example(Path(sys.argv[1]).read_text()), 2, time_limit=600)))
""",
}


def endless(path: Path) -> Example:
    code = CODE.format(path=str(path))
    return Example("endless", "p", "en", "Endless", "program", "", code, "", ())


def test_a_time_out_ends_every_descendant(tmp_path: Path) -> None:
    ids = tmp_path / "ids"
    run = run_example(endless(ids), time_limit=3)
    assert run.timed_out
    assert run.status is None
    assert [alive(int(pid)) for pid in ids.read_text().split()] == [False, False]


@pytest.mark.parametrize("runner_code", RUNNERS.values(), ids=RUNNERS)
def test_ctrl_c_ends_every_descendant(tmp_path: Path, runner_code: str) -> None:
    ids = tmp_path / "ids"
    file = tmp_path / "endless.py"
    file.write_text(write_example(endless(ids)), encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    runner = subprocess.Popen(
        [sys.executable, "-c", runner_code, str(file)],
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
        start_new_session=True,
    )
    assert eventually(ids.exists)
    runner.send_signal(signal.SIGINT)
    _, stderr = runner.communicate(timeout=PATIENCE)
    assert b"KeyboardInterrupt" in stderr
    assert [alive(int(pid)) for pid in ids.read_text().split()] == [False, False]
    assert list(temporary.iterdir()) == []


def program(code: str) -> Example:
    return Example("a", "p", "en", "A", "program", "", code, "", ())


def test_an_interpreter_that_is_not_there(tmp_path: Path) -> None:
    python = str(tmp_path / "python")
    with pytest.raises(FileNotFoundError):
        run_example(endless(tmp_path / "ids"), python=python)
    with pytest.raises(FileNotFoundError):
        list(run_repeatedly(endless(tmp_path / "ids"), 2, python=python))


@pytest.mark.parametrize("ended", [False, True], ids=["still ending", "ended"])
def test_an_interpreter_that_does_not_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: bool
) -> None:
    start = ForkServer.start

    def start_and_wait(command: Sequence[str], environment: Mapping[str, str]) -> ForkServer:
        server = start(command, environment)
        if ended and server.process is not None:
            server.process.wait(60)
        return server

    monkeypatch.setattr(ForkServer, "start", start_and_wait)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'no such library' >&2\nexit 1\n")
    python.chmod(0o755)
    with pytest.raises(OSError, match=r"python has ended: no such library$"):
        list(run_repeatedly(program("print('a')"), 2, python=str(python)))


SAME = {
    "prints": "print('a')",
    "writes to stderr": "import sys\nprint('a', file=sys.stderr)",
    "has no input": "input()",
    "leaves files": "open('a', 'x').close()\nimport os\nos.mkdir('b')",
    "leaves a file open": "open('a', 'x').write('a').close",
    "knows the folders": "import os, tempfile\nprint(len(os.listdir()), os.listdir('..'))",
    "knows the environment": "import os\nprint(sorted(os.environ))",
    "is what python is at a terminal": "import builtins, sys\n"
    "print(dir(builtins), sys.stdout.line_buffering, sys.flags)",
    "is the first thread": "import threading\nprint(threading.enumerate())",
    "ends with a status": "import sys\nsys.exit(3)",
    "dies": "1 / 0",
    "loses a thread": "import threading\nthreading.Thread(target=lambda: 1 / 0, name='t').start()",
    "is killed": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "leaves at once": "import os\nos._exit(0)",
    "leaves a thread": "import threading, time\n"
    "threading.Thread(target=time.sleep, args=[60], name='t', daemon=True).start()",
    "leaves a process": "import subprocess\n"
    "subprocess.Popen(['sleep', '60'], start_new_session=True, stdout=-3).returncode = 0",
    "leaves a fork in a session of its own": "import os, time\n"
    "if os.fork() == 0:\n    os.setsid()\n    time.sleep(60)",
    "imports what is not there": "import nonexistent",
    # What is heard of when Python tidies up, or just before that.
    "says goodbye": "import atexit\natexit.register(print, 'a')",
    "has half a line left": "print('a', end='')",
    "ends with a text": "import sys\nsys.exit('a')",
    "ends with too large a number": "import sys\nsys.exit(2**40)",
    "has a finaliser": "class A:\n    __del__ = lambda self: print('a')\na = A()",
    "hides a finaliser": "import gc\na = type('A', (), {'__del__': print})()\ngc.freeze()",
    "forgets a cycle": "import gc\ngc.disable()\nclass A:\n"
    "    def __init__(self):\n        self.me = self\n"
    "    __del__ = lambda self: print('a')\nA()",
    "holds a file": "file = open('a', 'x')",
    "holds an archive": "import zipfile\narchive = zipfile.ZipFile('a.zip', 'x')",
    "holds a folder": "import os\nfolder = os.scandir('..')\nnext(folder)",
    "holds a coroutine": "async def a():\n    pass\ncoroutine = a()",
    "waits in a generator": "def a():\n    try:\n        yield\n    finally:\n"
    "        print('a')\ngenerator = a()\nnext(generator)",
    "is called back": "import weakref\nkey = {1}\nlast = weakref.ref(key, print)",
    "has garbage": "import gc\ngc.garbage.append(1)",
    "prints otherwise": "import sys\nclass Out:\n    write = sys.stdout.write\n"
    "    flush = lambda self: self.write('a')\nsys.stdout = Out()",
    "closes stdout": "import sys\nprint('a', end='')\nsys.stdout.close()",
    "closes a pipe with half a line left": "import os\nprint('a', end='')\nos.close(1)",
    "prints with C": "import ctypes\nctypes.CDLL(None).printf(b'a')",
}


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Run]:
    """Run a program in a process that nothing was forked into."""

    def run(code: str) -> Run:
        with monkeypatch.context() as without:
            without.delattr(os, "fork")
            return run_example(program(code))

    return run


@pytest.mark.parametrize("code", SAME.values(), ids=SAME)
def test_a_forked_run_is_like_one_alone(code: str, alone: Callable[[str], Run]) -> None:
    # Numbers of threads, addresses, names of folders and what follows our program's name differ.
    new = re.compile(r"(?<=gleichlauf-)\w+|\d{6,}|0x\w+|(?<= -P )[^']*")
    runs = alone(code), *run_repeatedly(program(code), 2)
    shown = [new.sub("N", str(replace(run, duration=0))) for run in runs]
    assert shown == [shown[0]] * 3


ENDS = {
    "nothing is left": ("", True),
    "an archive is closed": (
        "import zipfile\narchive = zipfile.ZipFile('a.zip', 'x')\narchive.close()",
        True,
    ),
    "a file is open": ("file = open('a', 'x')", False),
    "a thread is left": (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=[60], daemon=True).start()",
        False,
    ),
    "the garbage collector tells what it does": ("import gc\ngc.set_debug(gc.DEBUG_STATS)", False),
}
"""What a program leaves, and whether nobody hears of it when Python tidies up."""


@pytest.mark.parametrize(("code", "soon"), ENDS.values(), ids=ENDS)
def test_a_forked_run_ends_soon_if_nobody_hears_that(
    code: str, soon: bool, alone: Callable[[str], Run]
) -> None:
    # But this is somebody; that nothing else tells the one from the other, the table above says.
    code += "\nimport os, sys\nsys.addaudithook(\n    lambda event, _, write=os.write: "
    code += "write(1, b'a') if event == 'cpython.PyInterpreterState_Clear' else None\n)"
    runs = alone(code), *run_repeatedly(program(code), 2)
    assert [run.stdout for run in runs] == ["a", *["" if soon else "a"] * 2]


def test_asyncio_does_not_warn_of_what_takes_long() -> None:
    # It would, as the examples run with -X dev, and a busy machine makes everything take long.
    code = "import asyncio, time\nasync def main():\n    time.sleep(0.2)\nasyncio.run(main())"
    runs = run_example(program(code)), *run_repeatedly(program(code), 1)
    assert [(run.status, run.stderr) for run in runs] == [(0, "")] * 2
    # What is wrong at any speed it goes on to say.
    code = "import asyncio\nasync def fail():\n    1 / 0\nasync def main():\n"
    code += (
        "    task = asyncio.create_task(fail())\n    await asyncio.sleep(0)\nasyncio.run(main())"
    )
    assert run_example(program(code)).stderr.startswith("Task exception was never retrieved\n")


def test_repeated_runs_have_several_hash_seeds() -> None:
    runs = run_repeatedly(program("print(hash('a'))"), RUNS_PER_START + 1)
    assert len({run.stdout for run in runs}) == 2


def test_a_repeated_run_that_is_stuck_is_ended_and_the_next_one_starts(tmp_path: Path) -> None:
    ids = tmp_path / "ids"
    runs = run_repeatedly(endless(ids), 2, time_limit=2)
    for run in runs:
        assert run.timed_out
        assert run.stacks[0].lines != ()
        assert [alive(int(pid)) for pid in ids.read_text().split()] == [False, False]


@pytest.mark.parametrize("runner_code", RUNNERS.values(), ids=RUNNERS)
def test_a_killed_runner_takes_its_example_with_it(tmp_path: Path, runner_code: str) -> None:
    ids = tmp_path / "ids"
    file = tmp_path / "endless.py"
    example = endless(ids)
    own = replace(example, code=example.code.replace("start_new_session=True", "close_fds=True"))
    file.write_text(write_example(own), encoding="utf-8")
    runner = subprocess.Popen(
        [sys.executable, "-c", runner_code, str(file)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    assert eventually(ids.exists)
    runner.kill()
    runner.wait()
    for pid in ids.read_text().split():
        assert eventually(lambda pid=pid: not alive(int(pid)))  # type: ignore[misc]


AWAY = """\
import os, time
def away():
    if os.fork():
        return
    os.setsid()
    if os.fork():
        os._exit(0)
    {then}
away()
time.sleep(0.3)
"""
"""A daemon in the classical manner: its parent has ended, its session is its own."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to an ancestor")
@pytest.mark.parametrize("times", [0, 1, 2], ids=["one run", "one fork", "two forks"])
def test_a_daemon_without_our_mark_is_found_and_ended(tmp_path: Path, times: int) -> None:
    pid = tmp_path / "pid"
    shell = f"echo $$ > '{pid}'; exec /bin/sleep 600"
    then = f"os.execve('/bin/sh', ['sh', '-c', {shell!r}], {{}})"
    code = AWAY.format(then=then) + f"while not os.path.getsize({str(pid)!r}): time.sleep(0.01)\n"
    code = f"open({str(pid)!r}, 'w').close()\n{code}"
    runs = list(run_repeatedly(program(code), times)) if times else [run_example(program(code))]
    for run in runs:
        assert run.processes == ("/bin/sleep 600",)
        assert run.stdout == ""
    assert not alive(int(pid.read_text()))


PARENT = {
    "killed": "os.kill(os.getppid(), signal.SIGKILL)",
    "stopped": "os.kill(os.getppid(), signal.SIGSTOP)",
}


@pytest.mark.parametrize("act", PARENT.values(), ids=PARENT)
def test_an_example_that_turns_on_its_parent_is_told_so_and_ended(
    act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(execution, "_LONGEST_END", 2.0)
    monkeypatch.setattr(fork_server, "_PATIENCE", 1.0)
    example = program(f"import os, signal, time\n{act}\ntime.sleep(600)")
    for run in (run_example(example, time_limit=2), *run_repeatedly(example, 2, time_limit=2)):
        assert not judge(example, run).passed
    # And the next one starts with a parent that lives.
    [run] = run_repeatedly(program("print('a')"), 1)
    assert run.stdout == "a\n"


def test_what_an_example_writes_into_our_files_is_passed_over() -> None:
    code = (
        "import os\nfor number in range(3, 30):\n    try:\n        os.write(number, b'\\xff(\\n')\n"
    )
    code += "    except OSError:\n        pass\nprint('a')"
    [run] = run_repeatedly(program(code), 1)
    assert (run.status, run.stdout, run.told) == (0, "a\n", True)


def test_a_pipe_with_the_name_of_an_archive_is_not_opened() -> None:
    [run] = run_repeatedly(program("import os\nos.mkfifo('a.zip')"), 1)
    assert [damage.path for damage in run.damaged] == ["a.zip"]


SERVERS = """\
import multiprocessing
def work(number):
    return number + 1
if __name__ == "__main__":
    with multiprocessing.get_context({method!r}).Pool(2) as pool:
        print(pool.map(work, [1, 2, 3]))
"""


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_the_helpers_of_multiprocessing_are_not_left_behind(method: str) -> None:
    if sys.version_info >= (3, 12) and method == "fork":
        pytest.skip("Python warns of threads at a fork, and a pool has some")
    example = program(SERVERS.format(method=method))
    for run in (run_example(example), *run_repeatedly(example, 2)):
        assert (run.stdout, run.stderr, run.processes) == ("[2, 3, 4]\n", "", ())


def test_a_worker_that_is_left_behind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descendants, "_PATIENCE", 2.0)
    code = """\
import multiprocessing, os, time
def work():
    time.sleep(600)
if __name__ == "__main__":
    process = multiprocessing.get_context("forkserver").Process(target=work)
    process.start()
    os._exit(0)
"""
    assert run_example(program(code)).processes
