"""Names of the standard library in code: what is one, and where; and what never is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gleichlauf.code.block import CodeBlock, Form
from gleichlauf.reference.references import references

if TYPE_CHECKING:
    from gleichlauf.reference.values import Kind

CLASSES = (
    "threading.Thread, threading.Timer, threading.Lock, threading.Condition, queue.Queue, "
    "queue.LifoQueue, zipfile.ZipFile, zipfile.ZipInfo, Exception"
)
OTHERS = (
    "threading, threading.Thread.start, threading.Thread.join, threading.Thread.name, "
    "threading.Lock.acquire, threading.Condition.wait, threading.enumerate, "
    "threading.current_thread, queue, queue.Queue.put, zipfile, zipfile.ZipFile.write, "
    "zipfile.ZipFile.infolist, zipfile.ZipInfo.filename, concurrent.futures, "
    "concurrent.futures.ThreadPoolExecutor, sys, sys.stdout, print, len"
)
KNOWN: dict[str, Kind] = {
    **dict.fromkeys(OTHERS.split(", "), "other"),
    **dict.fromkeys(CLASSES.split(", "), "class"),
}


def found(*sources: str, form: Form = "program") -> list[str]:
    """Return the references of blocks that make one program, as ``line text = name``."""
    blocks = [CodeBlock(source, form) for source in sources]
    seen = []
    for block, of in zip(blocks, references(blocks, KNOWN), strict=True):
        lines = block.source.split("\n")
        seen += [f"{it.line} {lines[it.line][it.start : it.end]} = {it.name}" for it in of]
    return seen


LOCK = "import threading\nlock = threading.Lock()\n"
LOCK_NAMES = ["0 threading = threading", "1 threading.Lock = threading.Lock"]
AGAIN = ["3 acquire = threading.Lock.acquire"]
START = "threading.Thread.start"

NAMES: dict[str, tuple[str, list[str]]] = {
    "a module": ("import threading\n", ["0 threading = threading"]),
    "modules": ("import queue, sys\n", ["0 queue = queue", "0 sys = sys"]),
    "a module in a package": (
        "import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor\n",
        [
            "0 concurrent.futures = concurrent.futures",
            "1 concurrent.futures.ThreadPoolExecutor = concurrent.futures.ThreadPoolExecutor",
        ],
    ),
    "a module by another name": (
        "import queue as q\nq.Queue()\n",
        ["0 queue = queue", "1 q.Queue = queue.Queue"],
    ),
    "something from a module": (
        "from queue import Queue, Missing\nQueue()\nMissing()\n",
        ["0 queue = queue", "0 Queue = queue.Queue", "1 Queue = queue.Queue"],
    ),
    "something by another name": (
        "from queue import Queue as Q\nQ()\n",
        ["0 queue = queue", "0 Queue = queue.Queue", "1 Q = queue.Queue"],
    ),
    "an import in a function": (
        "def f():\n    import sys\n    sys.exit()\nsys\n",
        ["1 sys = sys", "2 sys = sys"],
    ),
    "what is known of a longer name": (
        "import sys\nsys.stdout.write('')\n",
        ["0 sys = sys", "1 sys.stdout = sys.stdout"],
    ),
    "a name on two lines": (
        "import threading\nthreading \\\n  .Lock()\n",
        ["0 threading = threading", "2 Lock = threading.Lock"],
    ),
    "behind other characters than ASCII": (
        'import sys\nprint("Grüße 🧵", sys)\n',
        ["0 sys = sys", "1 print = print", "1 sys = sys"],
    ),
    "in an f-string": (
        'import threading\nf"{threading.current_thread().name} läuft"\n',
        [
            "0 threading = threading",
            "1 threading.current_thread = threading.current_thread",
            "1 name = threading.Thread.name",
        ],
    ),
    "built in": ("print(len([]))\n", ["0 print = print", "0 len = len"]),
    "an exception": ("try:\n    f()\nexcept Exception:\n    pass\n", ["2 Exception = Exception"]),
}
METHODS: dict[str, tuple[str, list[str]]] = {
    "a method": ("lock.acquire()\n", ["2 acquire = threading.Lock.acquire"]),
    "a method in a function": ("def f():\n    lock.acquire()\n", AGAIN),
    "a method of a local variable": (
        "def f():\n    other = threading.Lock(); other.acquire()\n",
        ["3 threading.Lock = threading.Lock", *AGAIN],
    ),
    "a method, bound twice to the same": (
        "if x: lock = threading.Lock()\nlock.acquire()\n",
        ["2 threading.Lock = threading.Lock", *AGAIN],
    ),
    "a method of one of two": (
        "a, b = lock, threading.Lock()\nb.acquire()\n",
        ["2 threading.Lock = threading.Lock", *AGAIN],
    ),
    "a parameter with its type": (
        "def f(a: threading.Lock):\n    a.acquire()\n",
        ["2 threading.Lock = threading.Lock", *AGAIN],
    ),
    "a variable with its type": (
        "a: threading.Lock = make()\na.acquire()\n",
        ["2 threading.Lock = threading.Lock", *AGAIN],
    ),
    "a walrus": ("if (a := lock):\n    a.acquire()\n", AGAIN),
    "one or the other": ("a = lock if x else lock\na.acquire()\n", AGAIN),
    "elements": ("for a in [lock, lock]:\n    a.acquire()\n", AGAIN),
    "an element": ("all = [lock]\nall[0].acquire()\n", AGAIN),
    "an element of a slice": ("all = [lock][:1]\nall[0].acquire()\n", AGAIN),
    "a comprehension": ("all = [lock for n in x]\n[a.acquire() for a in all]\n", AGAIN),
    "threads in a list": (
        "all = [threading.Thread() for n in x]\nfor a in all:\n    a.start()\n",
        ["2 threading.Thread = threading.Thread", f"4 start = {START}"],
    ),
    "a method that is inherited": (
        "a = threading.Timer(1, f)\na.start()\n",
        ["2 threading.Timer = threading.Timer", f"3 start = {START}"],
    ),
    "what a function returns": (
        "a = threading.current_thread()\na.start()\n",
        ["2 threading.current_thread = threading.current_thread", f"3 start = {START}"],
    ),
    "all that a function returns": (
        "for a in threading.enumerate():\n    a.start()\n",
        ["2 threading.enumerate = threading.enumerate", f"3 start = {START}"],
    ),
    "with": (
        "from zipfile import ZipFile\nwith ZipFile('a') as a:\n"
        "    [it.filename for it in a.infolist()]\n",
        [
            "2 zipfile = zipfile",
            "2 ZipFile = zipfile.ZipFile",
            "3 ZipFile = zipfile.ZipFile",
            "4 filename = zipfile.ZipInfo.filename",
            "4 infolist = zipfile.ZipFile.infolist",
        ],
    ),
    "a class that extends one": (
        "class Own(threading.Thread):\n    def run(self):\n        self.join()\nOwn().start()\n",
        [
            "2 threading.Thread = threading.Thread",
            "4 join = threading.Thread.join",
            f"5 start = {START}",
        ],
    ),
    "a class that extends that": (
        "class A(threading.Thread): pass\nclass B(A): pass\nB().start()\n",
        ["2 threading.Thread = threading.Thread", f"4 start = {START}"],
    ),
    "an attribute of self": (
        "class Own:\n    def __init__(self):\n        self.lock = threading.Lock()\n"
        "    def use(self):\n        self.lock.acquire()\nOwn().lock.acquire()\n",
        [
            "4 threading.Lock = threading.Lock",
            "6 acquire = threading.Lock.acquire",
            "7 acquire = threading.Lock.acquire",
        ],
    ),
    "an attribute of the class": (
        "class Own:\n    lock = threading.Lock()\nOwn.lock.acquire()\n",
        ["3 threading.Lock = threading.Lock", "4 acquire = threading.Lock.acquire"],
    ),
    "a class that takes a type": (
        "import queue\na = queue.Queue[str]()\na.put(1)\n",
        ["2 queue = queue", "3 queue.Queue = queue.Queue", "4 put = queue.Queue.put"],
    ),
    "an attribute that is set": (
        "a = threading.Thread()\na.name = ''\n",
        ["2 threading.Thread = threading.Thread", "3 name = threading.Thread.name"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), NAMES.values(), ids=NAMES)
def test_a_name_is_found(source: str, expected: list[str]) -> None:
    assert found(source) == expected


@pytest.mark.parametrize(("source", "expected"), METHODS.values(), ids=METHODS)
def test_a_method_of_what_is_evident_is_found(source: str, expected: list[str]) -> None:
    assert found(LOCK + source) == LOCK_NAMES + expected


NEVER = {
    "bound twice": "lock = make()\nlock.acquire()\n",
    "changed in a function": "def f():\n    global lock\n    lock = 1\nlock.acquire()\n",
    "changed on the spot": "lock += 1\nlock.acquire()\n",
    "a parameter of the same name": "def f(lock):\n    lock.acquire()\n",
    "parameters in a tuple": "def f(*a: lock):\n    a.acquire()\n",
    "a loop's variable of the same name": "def f():\n    for lock in x:\n        lock.acquire()\n",
    "a comprehension's": "[lock.acquire() for lock in x]\n",
    "a lambda's": "f = lambda lock: lock.acquire()\n",
    "an exception's": "def f():\n    try: g()\n    except E as lock: lock.acquire()\n",
    "a pattern's": "def f():\n    match x:\n        case [lock]: lock.acquire()\n",
    "an import's": "def f():\n    from a import lock\n    lock.acquire()\n",
    "a class's": "class lock: pass\nlock.acquire()\n",
    "one or something else": "a = lock if x else y\na.acquire()\n",
    "one of several kinds": "for a in [lock, 1]:\n    a.acquire()\n",
    "unpacked": "a, b = lock\na.acquire()\n",
    "what a lock hands on": "with lock as a:\n    a.acquire()\n",
    "a circle": "a = b\nb = a\na.acquire()\nb.acquire()\n",
    "a circle of classes": "class A(A): pass\nA().acquire()\n",
    "a variable that is no name": "a = lock\na\n",
    "an unknown method": "lock.unknown()\n",
    "a text": "x = 'threading.Lock lock.acquire'  # lock.acquire\n",
    "a name from elsewhere": "from .threading import Thread\nThread()\n",
    "a name that nothing binds": "queue\nzipfile.ZipFile\n",
    "a name of a class that is not seen in its methods": (
        "class A:\n    thread = lock\n    def f(self):\n        thread.acquire()\n"
    ),
    "an attribute that is set to something else": (
        "class A:\n    def f(self):\n        self.a = lock\n        self.a = 1\nA().a.acquire()\n"
    ),
    "an attribute that is set from outside": (
        "class A:\n    def f(self):\n        self.a = lock\nA().a = 1\nA().a.acquire()\n"
    ),
    "another self": (
        "class A:\n    def f(self):\n        def g(self):\n            self.a = lock\n"
        "A().a.acquire()\n"
    ),
    "no self": "class A:\n    @staticmethod\n    def f(a):\n        a = lock\nA().a.acquire()\n",
}


@pytest.mark.parametrize("source", NEVER.values(), ids=NEVER)
def test_what_may_be_something_else_is_left_alone(source: str) -> None:
    assert found(LOCK + source) == LOCK_NAMES


def test_a_local_queue_is_no_module() -> None:
    assert found("import queue\ndef f():\n    queue = []\n    queue.Queue()\n") == [
        "0 queue = queue"
    ]
    assert found("import queue\nqueue = queue.Queue()\nqueue.put(1)\n") == ["0 queue = queue"]


def test_own_print_and_star_imports_hide_what_is_built_in() -> None:
    assert found("def print(x): pass\nprint(1)\n") == []
    assert found("from a import *\nprint(1)\n") == []


def test_a_method_that_a_class_defines_itself_is_its_own() -> None:
    source = "class A(threading.Thread):\n    def start(self): pass\nA().start()\nA().join()\n"
    assert [it for it in found(LOCK + source) if "Thread." in it] == [
        "5 join = threading.Thread.join"
    ]


def test_two_bases_tell_nothing() -> None:
    assert not [
        it
        for it in found(LOCK + "class A(B, threading.Thread): pass\nA().start()\n")
        if START in it
    ]


def test_a_session_is_read_as_one_program_without_its_output() -> None:
    session = (
        ">>> import threading\n>>> lock = threading.Lock()\nthreading.Lock\n"
        ">>> def f(:\nSyntaxError: no\n>>> if lock:\n...     lock.acquire()\nTrue\n"
    )
    assert found(session, form="session") == [*LOCK_NAMES, "6 acquire = threading.Lock.acquire"]


def test_blocks_of_one_example_know_of_each_other() -> None:
    assert found(LOCK, "lock.acquire()\n") == [*LOCK_NAMES, "0 acquire = threading.Lock.acquire"]


def test_what_does_not_parse_refers_to_nothing() -> None:
    assert found("import threading\n", "def f(:\n") == ["0 threading = threading"]
    assert found("x = " + " + ".join(["print"] * 2000)) == []
