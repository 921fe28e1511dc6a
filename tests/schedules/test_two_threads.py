"""Ways by which one thread notices what another does, though no name that they share tells so."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Script, explore

from .answers import shorts

MOCK = "from unittest import mock\nmade = [mock.MagicMock()]\nmade[0].__str__.return_value = 'm'\n"

BOX = "class Box:\n    n = 0\nbox = Box()\n"

PAIRS: dict[str, tuple[str, str, str, set[str]]] = {
    "a field of a template": (
        BOX, "found.append('{0.n}'.format(box))", "box.n = 1", {"['0']", "['1']"},
    ),
    "a field of a template by name": (
        BOX, "found.append('{it.n}'.format(it=box))", "box.n = 1", {"['0']", "['1']"},
    ),
    "a template that is given": (
        BOX, "found.append(str.format('{0.n}', box))", "box.n = 1", {"['0']", "['1']"},
    ),
    "the hook for exceptions in threads": (
        "threading.excepthook = lambda given: found.append('old')\n",
        "1 / 0", "threading.excepthook = lambda given: found.append('new')",
        {"['old']", "['new']"},
    ),
    "where print prints": (
        "import io\nimport sys\nbuffer = io.StringIO()\n",
        "print('text')", "sys.stdout = buffer", {"text", ""},
    ),
    "a built-in name": (
        "import builtins\nbuiltins.limit = 1\n",
        "found.append(limit)", "builtins.limit = 5", {"[1]", "[5]"},
    ),
    "a built-in function that is replaced": (
        "import builtins\n",
        "found.append(oct(2))", "builtins.oct = lambda number: 5", {"['0o2']", "[5]"},
    ),
    "the attributes that a protocol asks for": (
        "from typing import Protocol, runtime_checkable\n"
        "@runtime_checkable\nclass Counts(Protocol):\n    n: int\n"
        "class Box:\n    pass\nbox = Box()\n",
        "found.append(isinstance(box, Counts))", "box.n = 1", {"[False]", "[True]"},
    ),
    "a class that is registered": (
        "import abc\nclass Base(abc.ABC):\n    pass\n",
        "found.append(isinstance(5, Base))", "Base.register(int)", {"[False]", "[True]"},
    ),
    "the class of an object": (
        BOX + "class Sub(Box):\n    pass\n",
        "found.append(isinstance(box, Sub))", "box.__class__ = Sub", {"[False]", "[True]"},
    ),
    "the type of an object": (
        BOX + "class Sub(Box):\n    pass\n",
        "found.append(type(box).__name__)", "box.__class__ = Sub", {"['Box']", "['Sub']"},
    ),
    "a mock that is made text": (
        MOCK,
        "text = f'{made[0]}'", "found.append(len(made[0].mock_calls))", {"[0]", "[1]"},
    ),
    "a mock that nobody knows is made text": (
        MOCK,
        "for one in reversed(made):\n    text = f'{one}'", "found.append(len(made[0].mock_calls))",
        {"[0]", "[1]"},
    ),
    "a map that grows when it is compared": (
        "import collections\ninner = collections.defaultdict(int)\n"
        "both = collections.ChainMap(inner, {'a': 1})\n",
        "same = both == {}", "found.append(len(inner))", {"[0]", "[1]"},
    ),
    "an exception's own text": (
        BOX + "class Failure(Exception):\n    def __str__(self):\n        return str(box.n)\n",
        "found.append(str(Failure()))", "box.n = 1", {"['0']", "['1']"},
    ),
    "an exception in a critical section": (
        BOX + "lock = threading.Lock()\nthreading.excepthook = lambda given: None\n",
        "with lock:\n    box.n = 1\n    raise ValueError", "with lock:\n    found.append(box.n)",
        {"[0]", "[1]"},
    ),
    "the files in the folder": (
        "import os\n", "open('new', 'w').close()", "found.append(os.listdir())",
        {"[[]]", "[['new']]"},
    ),
    "a subclass that is made": (
        "class Base:\n    count = 0\n    def __init_subclass__(cls):\n        Base.count += 1\n",
        "class Sub(Base):\n    pass", "found.append(Base.count)", {"[0]", "[1]"},
    ),
    "whether a lock is held": (
        "lock = threading.Lock()\n", "with lock:\n    pass", "found.append(lock.locked())",
        {"[False]", "[True]"},
    ),
    "the text of a lock": (
        "lock = threading.Lock()\n",
        "with lock:\n    pass", "found.append('unlocked' in repr(lock))", {"[False]", "[True]"},
    ),
    "a lock that another thread holds is released": (
        "lock = threading.Lock()\nthreading.excepthook = lambda given: found.append('died')\n",
        "with lock:\n    pass",
        "try:\n    lock.release()\n    found.append('released')\nexcept RuntimeError:\n"
        "    found.append('free')",
        {"['free']", "['released', 'died']"},
    ),
    "the time while another thread sleeps": (
        "import time\nstart = time.monotonic()\n",
        "time.sleep(1)", "found.append(time.monotonic() - start)", {"[0.0]", "[1.0]"},
    ),
    "a variable that a comprehension changes": (
        "last, cells = 9, [0]\n",
        "global last\n[last := x for x in cells]", "found.append(last)", {"[9]", "[0]"},
    ),
    "a variable with the name of a comprehension's own": (
        "x = 9\n",
        "own = [x for x in range(2)]\nfound.append(x)", "global x\nx = 5", {"[9]", "[5]"},
    ),
    "another code of a function": (
        "def one():\n    return 1\ndef two():\n    return 2\n",
        "found.append(one())", "one.__code__ = two.__code__", {"[1]", "[2]"},
    ),
}  # fmt: skip
"""Set-up, what each of two threads does, and all that can be printed."""


def program(head: str, first: str, second: str) -> Script:
    """Return a program of two threads that prints what was found."""
    works = "".join(
        f"def {name}():\n" + "".join(f"    {line}\n" for line in body.split("\n"))
        for name, body in (("first", first), ("second", second))
    )
    return Script(
        "pair.py",
        f"import threading\nfound = []\n{head}{works}"
        "threads = [threading.Thread(target=first), threading.Thread(target=second)]\n"
        "for thread in threads:\n    thread.start()\n"
        "for thread in threads:\n    thread.join()\n"
        "print(found)\n",
    )


@pytest.mark.parametrize("case", PAIRS)
def test_all_outcomes_are_found(case: str) -> None:
    *parts, expected = PAIRS[case]
    found = explore(program(*parts), bound=1)
    assert found.complete
    assert shorts(found) == expected


@pytest.mark.parametrize(
    ("source", "ending"),
    [
        ("def look():\n    return {}[0]\nlook()\n", "KeyError"),
        ("lock = threading.Lock()\nwith lock:\n    1 / 0\n", "ZeroDivisionError"),
        ("try:\n    1 / 0\nfinally:\n    thread.join()\n", "ZeroDivisionError"),
    ],
)
def test_the_death_of_the_main_thread_is_told(source: str, ending: str) -> None:
    start = "import threading\nthread = threading.Thread(target=int)\nthread.start()\n"
    found = explore(Script("dies.py", start + source), bound=1)
    assert found.complete
    for outcome in found.outcomes:
        assert [(e.thread, e.exception) for e in outcome.exceptions] == [("MainThread", ending)]
        assert outcome.status == 1
