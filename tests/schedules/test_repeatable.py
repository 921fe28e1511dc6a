"""Scripts that leave nothing behind run many times in one process: which, and to no other end."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Granularity, Script, explore
from gleichlauf.schedules.processes.repeatable import is_repeatable
from gleichlauf.schedules.reading.program import Program

from .answers import SCRIPTS
from .search import searched

LEAVES_NOTHING = {
    "nothing imported": "print(1)\n",
    "parts of modules": "import os, sys\nprint(os.listdir(), file=sys.stderr)\nsys.exit()\n",
    "attributes of its own": "class A:\n    pass\na = A()\na.b = a\na.b.c = 1\ndel a.b\n",
    "its own function by a built-in name": "def input():\n    return 1\ninput()\n",
    "futures": "from concurrent.futures import ThreadPoolExecutor, as_completed\n",
}

MAY_LEAVE_SOMETHING = {
    "another module": "import logging\n",
    "a module of the script's folder": "from . import other\n",
    "other parts of a module": "import os\nos.environ['A'] = '1'\n",
    "the same by name": "from os import environ\n",
    "the same by another name": "import os as system\nsystem.umask(0)\n",
    "all names": "from os import *\n",
    "an attribute of a module": "import threading\nthreading.excepthook = print\n",
    "an attribute of an imported class": "from threading import Thread\nThread.daemon = True\n",
    "an attribute that is deleted": "import time\ndel time.sleep\n",
    "an attribute of what a call returns": "vars\ntype(1).x = 1\n",
    "a module by another name": "import threading\nt = threading\n",
    "a built-in function that reaches far": "setattr(print, 'x', 1)\n",
    "an inner dictionary": "import time\ntime.__dict__['sleep'] = None\n",
    "what happens when an object is freed": "class A:\n    def __del__(self):\n        print()\n",
    "coroutines": "async def work():\n    pass\n",
    "an import in a function": "def work():\n    import logging\n",
}


@pytest.mark.parametrize("case", [*LEAVES_NOTHING, *MAY_LEAVE_SOMETHING])
def test_what_a_script_may_leave_behind_is_seen(case: str) -> None:
    source = LEAVES_NOTHING.get(case) or MAY_LEAVE_SOMETHING[case]
    assert is_repeatable(Program(source)) == (case in LEAVES_NOTHING)


SCRIPTS_IN_ONE_PROCESS = [
    ("two_locks", 2), ("bounded_queue", 1), ("async_zip", 2), ("daemon", 1), ("timeouts", 1),
    ("barrier", 1), ("rlock", 1), ("pool", 0), ("pool_prints", 1), ("as_completed", 0),
    ("dying_thread", 2), ("missed_event", 2), ("timer", 2), ("spinning_flag", 2),
    ("thread_local", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "bound"), SCRIPTS_IN_ONE_PROCESS)
def test_one_process_for_many_runs_changes_nothing(name: str, bound: int) -> None:
    script = SCRIPTS / f"{name}.py"
    assert is_repeatable(Program(script.read_text()))
    assert searched(name, bound) == explore(script, bound=bound, repeat=False)


@pytest.mark.parametrize("granularity", ["gil", "opcode"])
def test_one_process_for_many_runs_changes_nothing_at_other_points(
    granularity: Granularity,
) -> None:
    found, alone = (
        explore(SCRIPTS / "two_locks.py", bound=1, granularity=granularity, repeat=repeat)
        for repeat in (True, False)
    )
    assert found == alone


THREADS = (
    "from threading import Thread\n"
    "def work():\n    print('work')\n"
    "thread = Thread(target=work)\nthread.start()\nprint('main')\nthread.join()\n"
)

GROWING = (
    "import threading\nbase = threading.Event.__init__\nn = 0\n"
    "base.runs = getattr(base, 'runs', 0) + 1\n"
    "def more():\n    global n\n    for _ in range(base.runs % {}):\n        n += 1\n"
    "        print(n)\n"
    "for _ in range(2):\n    threading.Thread(target=more).start()\n"
)
"""Two threads whose number of steps changes from run to run where these share a process."""

LEFT_BEHIND = {name: begin + THREADS for name, begin in {
    "files and folders": "import os\nprint(os.listdir())\nos.mkdir('new')\nos.chdir('new')\n"
                         "open('file', 'w').write('text')\n",
    "the name of the directory": "import os\nprint(os.path.basename(os.getcwd()))\n",
    "random numbers": "import random\nprint(random.random())\n",
    "names of threads": "import threading\nprint(threading.Thread().name)\n"
                        "print([thread.name for thread in threading.enumerate()])\n",
    "open files": "kept = [open(f'{n}.txt', 'w') for n in range(60)]\n",
    "numbers of open files": "kept = open('a.txt', 'w')\nprint(kept.fileno())\n",
    "a generator that is not at its end": (
        "def numbers():\n    try:\n        yield 1\n    finally:\n        print('late')\n"
        "found = numbers()\nnext(found)\n"
    ),
    "a class of the library, in a way that nobody sees": (
        "import threading\nbase = threading.Event().__init__.__func__\n"
        "base.runs = [*getattr(base, 'runs', []), 1]\nprint(base.runs)\n"
    ),
    "a long beginning": "print(sum(range(5_000_000)))\n",
}.items()} | {
    "that there is a step": GROWING.format(2),
    "how many preemptions a step takes": GROWING.format(3),
}  # fmt: skip
"""Scripts of which one run would be told from the next. In the last two a schedule taken from one
run does not fit another; the second takes a run beyond its bound."""


@pytest.mark.parametrize("case", LEFT_BEHIND)
def test_what_a_run_leaves_behind_reaches_no_other(case: str) -> None:
    source = LEFT_BEHIND[case]
    assert is_repeatable(Program(source))
    script = Script("untidy.py", source)
    found = explore(script, bound=1)
    assert found.complete
    assert found == explore(script, bound=1, repeat=False)


def test_more_runs_than_one_process_makes_change_nothing() -> None:
    found = searched("semaphore", 2)
    assert found.schedules > 200
    assert found == explore(SCRIPTS / "semaphore.py", bound=2, repeat=False)
