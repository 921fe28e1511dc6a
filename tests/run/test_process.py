"""Nothing of an example is left, however its run ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf.example.example import Example
from gleichlauf.example.file import write_example
from gleichlauf.run.process import RUNS_PER_START, run_example, run_repeatedly
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


def test_an_interpreter_that_does_not_start_says_why(tmp_path: Path) -> None:
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


@pytest.mark.parametrize("code", SAME.values(), ids=SAME)
def test_a_forked_run_is_like_one_alone(code: str) -> None:
    # Numbers of threads, addresses, names of folders and what follows our program's name differ.
    new = re.compile(r"(?<=gleichlauf-)\w+|\d{6,}|0x\w+|(?<= -P )[^']*")
    alone, *forked = run_example(program(code)), *run_repeatedly(program(code), 2)
    shown = [new.sub("N", str(replace(run, duration=0))) for run in (alone, *forked)]
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
def test_a_forked_run_ends_soon_if_nobody_hears_that(code: str, soon: bool) -> None:
    # But this is somebody; that nothing else tells the one from the other, the table above says.
    code += "\nimport os, sys\nsys.addaudithook(\n    lambda event, _, write=os.write: "
    code += "write(1, b'a') if event == 'cpython.PyInterpreterState_Clear' else None\n)"
    alone, *forked = run_example(program(code)), *run_repeatedly(program(code), 2)
    assert [run.stdout for run in (alone, *forked)] == ["a", *["" if soon else "a"] * 2]


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
