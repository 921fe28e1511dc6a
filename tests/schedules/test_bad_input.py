"""Each script that cannot be explored gets an answer in words, and leaves nothing running."""

from __future__ import annotations

import ast
import builtins
import contextlib
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from gleichlauf import schedules
from gleichlauf.schedules import Granularity, Script, ScriptError, explore
from gleichlauf.schedules.processes.kept import PACKAGE, server
from gleichlauf.schedules.stand_ins.names import NEEDED

from .answers import SCRIPTS

THREAD = "from threading import Thread\n"

REFUSED = {
    "subprocess": ("import subprocess\nsubprocess.run(['true'])\n", "bad.py:2: the script starts"),
    "os.system": ("import os\nos.system('true')\n", "bad.py:2: the script starts a process"),
    "fork": (THREAD + "import os\nThread(target=lambda: os.fork()).start()\n", "bad.py:3: the"),
    "multiprocessing": (
        "import multiprocessing as m\nm.get_context('spawn').Process(target=print).start()\n",
        "bad.py:2: the script starts a process",
    ),
    "asyncio": (
        "import asyncio\nasync def main():\n    await asyncio.sleep(1)\nasyncio.run(main())\n",
        "bad.py:4: the script runs an event loop of asyncio",
    ),
    "asyncio.to_thread": (
        "import asyncio\nasync def main():\n    await asyncio.to_thread(int)\n"
        "asyncio.run(main())\n",
        "bad.py:4: the script runs an event loop of asyncio, also for to_thread",
    ),
    "run_in_executor": (
        "import asyncio\nloop = asyncio.new_event_loop()\n"
        "loop.run_until_complete(loop.run_in_executor(None, int))\n",
        "bad.py:2: the script runs an event loop of asyncio, also for to_thread and run_in_exec",
    ),
    "a trace function": ("import sys\nsys.settrace(None)\n", "bad.py:2: the script sets a trace"),
    "a trace function for threads": (
        "import threading\nthreading.settrace(None)\n",
        "bad.py:2: the script sets a trace",
    ),
    "socket": ("import socket\nsocket.socket()\n", "bad.py:2: the script opens a socket"),
    "input": ("name = input('name? ')\n", "bad.py:1: the script reads standard input"),
    "stdin": ("import sys\nfor line in sys.stdin:\n    pass\n", "bad.py:2: the script reads"),
    "_thread": (
        "import _thread\n_thread.start_new_thread(print, ())\n",
        "bad.py:2: the script uses",
    ),
    "huge output": ("print('x' * 2_000_000)\n", "bad.py:1: the script prints more than"),
    "kills itself": (
        THREAD + "import os\nThread(target=lambda: os.kill(os.getpid(), 9)).start()\n",
        "bad.py:3: the script sends a signal",
    ),
    "sets an alarm": (
        "import signal\nsignal.alarm(1)\n",
        "bad.py:2: the script sends a signal",
    ),
    "locks a file": (
        "import fcntl\nfcntl.flock(open('a', 'w'), fcntl.LOCK_EX)\n",
        "bad.py:2: the script locks a file",
    ),
    "crashes": (
        THREAD + "import ctypes\nThread(target=lambda: ctypes.string_at(0)).start()\n",
        "bad.py: the script was ended by the signal SIGSEGV",
    ),
    "crashes before": (
        "import ctypes\nctypes.string_at(0)\n",
        "bad.py: the script was ended by the signal SIGSEGV",
    ),
    "spins": (
        THREAD + "import time\nThread(target=time.sleep, args=(1,)).start()\n"
        "n = 0\nwhile True:\n    n += 1\n",
        "thread MainThread is still running after 20,001 steps",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_named_with_its_line(case: str) -> None:
    source, words = REFUSED[case]
    found = explore(Script("bad.py", source), time_limit=20)
    assert not found.complete
    assert words in found.why


MEANING = "another meaning, but the search needs it itself"

REPLACED = {
    "builtins.len = None": f"bad.py:5: the script gives the built-in name len {MEANING}",
    "builtins.len = lambda of: 5": "bad.py:5: the script gives the built-in name len",
    "setattr(builtins, 'sorted', print)": "bad.py:5: the script gives the built-in name sorted",
    "del builtins.type": "bad.py:5: the script gives the built-in name type",
    "print.__self__.hash = None": "bad.py:5: the script gives the built-in name hash",
    "vars(builtins)['isinstance'] = None": "the script gives the built-in name isinstance",
    "del vars(builtins)['id']": "the script gives the built-in name id",
    "builtins.OSError = ValueError": "bad.py:5: the script gives the built-in name OSError",
}


@pytest.mark.parametrize(
    ("change", "granularity"),
    [
        *((change, "line") for change in REPLACED),
        *(("vars(builtins)['isinstance'] = None", finer) for finer in ("gil", "opcode")),
    ],
)
def test_a_built_in_name_that_the_search_needs_cannot_be_replaced(
    change: str, granularity: Granularity
) -> None:
    source = f"import builtins\n{THREAD}print('begins')\ndef work():\n    {change}\n"
    source += "Thread(target=work).start()\nprint('ends')\n"
    found = explore(Script("bad.py", source), bound=0, granularity=granularity)
    assert not found.complete
    assert REPLACED[change] in found.why


@pytest.mark.parametrize("name", ["print", "open", "input", "oct", "limit"])
def test_all_other_built_in_names_can(name: str) -> None:
    source = (
        f"import builtins\nimport sys\n{THREAD}def change():\n    builtins.{name} = 5\n"
        f"def tell():\n    sys.stdout.write(str({name} == 5))\nbuiltins.{name} = 4\n"
        "threads = [Thread(target=change), Thread(target=tell)]\n"
        "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\n"
    )
    found = explore(Script("good.py", source), bound=1)
    assert found.complete
    assert {outcome.stdout for outcome in found.outcomes} == {"True", "False"}


def test_the_names_that_the_search_needs_are_those_that_its_code_uses() -> None:
    used: set[str] = set()
    for room in ("control", "points", "reading", "runs", "stand_ins", "states", "telling"):
        for path in (Path(schedules.__file__).parent / room).glob("*.py"):
            nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            used |= {node.id for node in nodes if isinstance(node, ast.Name)}
    meant = {name for name in vars(builtins) if not name.startswith("__")}
    # What is never looked up while a script runs.
    assert used & meant - {"print", "open", "format"} == set(NEEDED)


STUCK = {
    "waits in C": (THREAD + "import os\nr, w = os.pipe()\ndef work():\n    os.read(r, 1)\n"
                   "Thread(target=work).start()\n", "bad.py:5: the script waits where threads"),
    "waits in C before": ("import os\nr, w = os.pipe()\nos.read(r, 1)\n",
                          "bad.py:3: the script waits where threads"),
    "computes in C": (THREAD + "def work():\n    sum(iter(int, 1))\nThread(target=work).start()\n",
                      "bad.py:3: the script computes where threads"),
    "computes in C before": ("sum(iter(int, 1))\n", "bad.py:1: the script computes where threads"),
}  # fmt: skip


@pytest.mark.parametrize("case", STUCK)
def test_what_is_stuck_is_ended(case: str) -> None:
    source, words = STUCK[case]
    found = explore(Script("bad.py", source), time_limit=0.7)
    assert not found.complete
    assert words in found.why
    assert not left_running()


def test_a_beginning_ends_at_its_time_limit() -> None:
    source = "n = 0\nfor n in range(10**9): n += sum(range(10_000))\n"
    found = explore(Script("bad.py", source), time_limit=0.1)
    assert not found.complete
    assert "the time limit of 0.1 s of processor time was reached" in found.why
    assert not left_running()


def test_a_search_ends_at_its_time_limit() -> None:
    found = explore(SCRIPTS / "semaphore.py", time_limit=0.1)
    assert found.why == "the time limit of 0.1 s of processor time was reached"


def test_a_hundred_threads_are_searched_until_the_limit() -> None:
    source = THREAD + (
        "threads = [Thread(target=print, args=(n,)) for n in range(100)]\n"
        "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\n"
    )
    found = explore(Script("many.py", source), max_schedules=5)
    assert found.why == "the limit of 5 schedules was reached"
    assert found.outcomes[0].stdout.split() == [str(n) for n in range(100)]


ANSWERED = {
    "os._exit": (
        THREAD + "import os\nThread(target=os._exit, args=(3,)).start()\nprint('main')\n",
        {("exit", 3, "main\n", ""), ("exit", 3, "", "")},
    ),
    "sys.exit in a thread": (
        THREAD + "import sys\nThread(target=sys.exit, args=(3,)).start()\nsys.exit('bye')\n",
        {("finished", 1, "", "bye\n")},
    ),
    "os.write": (
        THREAD + "import os\nThread(target=os.write, args=(1, b'raw\\n')).start()\nprint('main')\n",
        {("finished", 0, "raw\nmain\n", ""), ("finished", 0, "main\nraw\n", "")},
    ),
    "polls a flag": (
        THREAD + "from time import sleep\ndone = False\ndef work():\n    while not done:\n"
        "        sleep(0.1)\nThread(target=work).start()\nsleep(1)\ndone = True\nprint('ok')\n",
        {("finished", 0, "ok\n", "")},
    ),
    "spins for ever": (
        THREAD + "done = False\ndef work():\n    while not done:\n        pass\n"
        "Thread(target=work).start()\n",
        {("hang", 0, "", "")},
    ),
    "takes what is left, round by round": (
        "import threading\nlock = threading.Lock()\nleft = [1, 2]\n"
        "def work():\n    while True:\n        with lock:\n            if not left:\n"
        "                return\n            print(left.pop())\n"
        "threading.Thread(target=work).start()\n",
        {("finished", 0, "2\n1\n", "")},
    ),
    "sleeps long": ("from time import sleep\nsleep(100_000)\n", {("finished", 0, "", "")}),
    "open file": (
        THREAD + "with open('a.txt', 'w') as file:\n"
        "    thread = Thread(target=file.write, args=('a',))\n"
        "    thread.start()\n    thread.join()\nprint(open('a.txt').read())\n",
        {("finished", 0, "a\n", "")},
    ),
    "re-entered lock": (
        "from threading import RLock\nlock = RLock()\nprint(lock.acquire())\n"
        "with lock as held:\n    print(lock.acquire(), held)\n",
        {("finished", 0, "True\nTrue True\n", "")},
    ),
    "dies": ("1 / 0\n", {("finished", 1, "", "")}),
    "empty": ("", {("finished", 0, "", "")}),
}


@pytest.mark.parametrize("case", ANSWERED)
def test_what_looks_bad_and_is_not(case: str) -> None:
    source, wanted = ANSWERED[case]
    found = explore(Script("odd.py", source))
    assert found.why == ""
    assert {(o.ending, o.status, o.stdout, o.stderr) for o in found.outcomes} == wanted


DIES = THREAD + "def work():\n    int('x')\n"

HOOKS = {
    "none": (DIES + "Thread(target=work).start()\n", "", ["ValueError"]),
    "one that handles it": (
        DIES + "import threading\nthreading.excepthook = lambda death: print(death.exc_type)\n"
        "Thread(target=work).start()\n",
        "<class 'ValueError'>\n",
        [],
    ),
    "one that hands it on": (
        DIES + "import threading\nbefore = threading.excepthook\n"
        "def hook(death):\n    print('note')\n    before(death)\n"
        "threading.excepthook = hook\nThread(target=work).start()\n",
        "note\n",
        ["ValueError"],
    ),
    "one that fails": (
        DIES + "import threading\nthreading.excepthook = lambda death: 1 / 0\n"
        "Thread(target=work).start()\n",
        "",
        ["ZeroDivisionError"],
    ),
    "one for the main thread": (
        "import sys\nsys.excepthook = lambda *death: print('main')\nint('x')\n",
        "main\n",
        [],
    ),
}


@pytest.mark.parametrize("case", HOOKS)
def test_an_exception_that_a_hook_handles_is_no_death(case: str) -> None:
    source, printed, died = HOOKS[case]
    (outcome,) = explore(Script("hooks.py", source), bound=0).outcomes
    assert outcome.stdout == printed
    assert outcome.stderr == ""
    assert [death.exception for death in outcome.exceptions] == died


def test_no_script_is_said_in_words(tmp_path: Path) -> None:
    latin = tmp_path / "latin.py"
    latin.write_bytes(b"print('\xe9')\n")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("\nx = = 1\n")
    for path, words in (
        (tmp_path / "none.py", "there is no such file"),
        (tmp_path, "this is a directory"),
        (latin, "the file is not UTF-8"),
        (wrong, "wrong.py:2: not Python"),
    ):
        with pytest.raises(ScriptError, match=words):
            explore(path)


def place(process: psutil.Process) -> str:
    """Return the directory in which a process runs, "" if it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return str(process.cwd())
    return ""


def left_running(parent: psutil.Process | None = None) -> list[psutil.Process]:
    """Return what runs below a process's servers."""
    return [
        process
        for child in (parent or psutil.Process()).children()
        if place(child) == str(PACKAGE)
        for process in child.children(recursive=True)
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_explorer(number: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "stuck.py"
    script.write_text(THREAD + "Thread(target=sum, args=(iter(int, 1),)).start()\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    parent = subprocess.Popen(
        [sys.executable, "-m", "gleichlauf.schedules", "explore", str(script)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    try:
        busy: list[psutil.Process] = []
        while len(busy) < 2 and parent.poll() is None:
            busy = left_running(psutil.Process(parent.pid))
        family = psutil.Process(parent.pid).children(recursive=True)
        os.kill(parent.pid, number)
        parent.wait(30)
        assert set(busy) < set(family)
        assert psutil.wait_procs(family, timeout=30)[1] == []
        # Nobody removes anything after SIGKILL.
        assert number == signal.SIGKILL or list(temporary.iterdir()) == []
    finally:
        parent.kill()
        parent.wait()


def test_a_process_whose_parent_ended_before_it_could_be_asked_for_ends_at_once() -> None:
    begun = "from gleichlauf.schedules.processes.system import die_with_parent; die_with_parent({})"
    for parent, status in (("0", 1), ("os.getppid()", 0)):
        code = f"import os; {begun.format(parent)}; os._exit(0)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == status


def test_a_system_that_cannot_fork_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "script.py"
    script.write_text("print(1)\n", encoding="utf-8")
    monkeypatch.delattr(os, "fork")
    with pytest.raises(ScriptError, match="cannot fork processes"):
        explore(script)


def test_a_process_that_starts_others_may_itself_be_started_anew() -> None:
    script = Script("two.py", THREAD + "Thread(target=print).start()\n")
    expected = explore(script)
    kept = server()
    assert server() is kept
    kept.end()
    assert not kept.is_ours()
    assert explore(script) == expected
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(explore, [script] * 4)) == [expected] * 4


def test_each_search_has_the_environment_of_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os\nprint(*(os.environ.get(name) for name in ('A', 'B', 'PYTHONHASHSEED')))\n"
    server().end()
    monkeypatch.setenv("A", "a")
    kept = server()
    printed = [explore(Script("shows.py", code)).outcomes[0].stdout]
    monkeypatch.delenv("A")
    monkeypatch.setenv("B", "b")
    printed.append(explore(Script("shows.py", code)).outcomes[0].stdout)
    assert server() is kept
    assert printed == ["a None None\n", "None b None\n"]
