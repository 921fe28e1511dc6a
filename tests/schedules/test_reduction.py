"""Leaving out schedules changes no set of outcomes, at any bound."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Granularity, Script, explore

from .answers import SCRIPTS, shorts
from .search import both, searched

LINES = [
    ("lost_update", 2), ("check_then_act", 2), ("locked_counter", 1), ("two_locks", 1),
    ("missed_event", 2), ("condition_if", 1), ("bounded_queue", 1), ("async_zip", 2),
    ("bounded_semaphore", 2), ("barrier", 1), ("timer", 2), ("logging_threads", 1),
    ("daemon", 2), ("dying_thread", 2), ("timeouts", 1), ("rlock", 1), ("lifo_queue", 1),
    ("simple_queue", 1), ("priority_queue", 0), ("thread_local", 1), ("spinning_flag", 2),
    ("pool", 0), ("pool_prints", 1), ("as_completed", 0), ("met_later", 2),
    ("dict_subclass", 1), ("enumerate_join", 1), ("globals_alias", 1), ("kept_lock", 1),
    ("lambda_reads", 1), ("nonlocal_counter", 2), ("nonlocal_flag", 1), ("one_line_function", 1),
    ("queue_inside", 1), ("simple_queue_between", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "most"), LINES)
def test_the_outcomes_stay_the_same(name: str, most: int) -> None:
    for bound in {0, most}:
        reduced = searched(name, bound)
        full = explore(SCRIPTS / f"{name}.py", bound=bound, reduction=False)
        assert reduced.complete
        assert full.complete
        assert shorts(reduced) == shorts(full)


@pytest.mark.parametrize("granularity", ["gil", "opcode"])
@pytest.mark.parametrize("name", ["lost_update", "check_then_act", "async_zip"])
def test_the_outcomes_stay_the_same_at_other_points(name: str, granularity: Granularity) -> None:
    reduced, full = both(SCRIPTS / f"{name}.py", 1, granularity)
    assert reduced.complete
    assert full.complete
    assert shorts(reduced) == shorts(full)


HARD = {
    "the rest of a statement after a call": (
        "def read():\n    value = x\n    return value\n"
        "def work():\n    global x\n    x = read() + 1\n"
        "x = 0\n",
        "print(x)",
    ),
    "a method of a list": (
        "def work():\n    if not items:\n        items.append(1)\nitems = []\n",
        "print(len(items))",
    ),
    "an attribute by setattr": (
        "class Box: pass\nbox = Box()\nbox.x = 0\n"
        "def work():\n    before = box.x\n    setattr(box, 'x', before + 1)\n",
        "print(box.x)",
    ),
    "a variable of an enclosing function": (
        "def make():\n    n = 0\n"
        "    def work():\n        nonlocal n\n        before = n\n        n = before + 1\n"
        "    return work, lambda: n\n"
        "work, total = make()\n",
        "print(total())",
    ),
    "a generator": (
        "def numbers():\n    global x\n    while True:\n        before = x\n"
        "        yield before\n        x = before + 1\n"
        "x = 0\n"
        "def work():\n    found = numbers()\n    next(found)\n    next(found)\n",
        "print(x)",
    ),
    "the end of a thread": (
        "done = []\ndef work():\n    done.append(1)\n    local = 1\n",
        "print(done, a.is_alive())",
    ),
    "a dictionary, through an alias": (
        "table = {'n': 0}\nalias = table\n"
        "def work():\n    n = table['n']\n    alias['n'] = n + 1\n",
        "print(table)",
    ),
    "a property": (
        "class Account:\n    def __init__(self):\n        self._n = 0\n"
        "    @property\n    def n(self):\n        return self._n\n"
        "    @n.setter\n    def n(self, value):\n        self._n = value\n"
        "account = Account()\n"
        "def work():\n    account.n = account.n + 1\n",
        "print(account.n)",
    ),
    "a key function": (
        "ranks = {'p': 0, 'q': 0}\nnames = ['p', 'q']\n"
        "def rank(name):\n    return ranks[name]\n"
        "def work():\n    ranks['p'] += 1\n    names.sort(key=rank)\n    ranks['q'] += 1\n",
        "print(names, ranks)",
    ),
    "a lock that is tried": (
        "from threading import Lock\nlock = Lock()\nbusy = []\n"
        "def work():\n    if lock.acquire(blocking=False):\n        local = 1\n"
        "        lock.release()\n    else:\n        busy.append(1)\n",
        "print(busy)",
    ),
    "a lock that is looked at": (
        "from threading import Lock\nlock = Lock()\n"
        "def work():\n    free = lock.locked()\n    with lock:\n        local = 1\n"
        "    print(free)\n",
        "print('end')",
    ),
    "a lock held while nothing shared is touched": (
        "from threading import Lock\nlock = Lock()\n"
        "def work():\n    print('before')\n    with lock:\n        local = 1\n"
        "    print('after')\n",
        "print('end')",
    ),
    "a condition that is not held": (
        "from threading import Condition, Lock\ncondition = Condition(Lock())\nwrong = []\n"
        "def work():\n    try:\n        condition.notify()\n    except RuntimeError:\n"
        "        wrong.append(1)\n    with condition:\n        local = 1\n",
        "print(wrong)",
    ),
    "a generator that yields within a with statement": (
        "from threading import Lock\nlock = Lock()\nn = 0\n"
        "def numbers():\n    with lock:\n        yield n\n"
        "def work():\n    global n\n    for before in numbers():\n        pass\n"
        "    n = before + 1\n",
        "print(n)",
    ),
    "a lock that is kept": (
        "from threading import Lock\nlock = Lock()\nlock.acquire()\n"
        "def work():\n    lock.acquire()\n",
        "lock.release()",
    ),
    "a thread that is waited for before it is started": (
        "def nothing():\n    pass\nc = Thread(target=nothing)\nx = 0\n"
        "def work():\n    global x\n    c.join(1)\n    before = x\n    x = before + 1\n",
        "c.start()\nc.join()\nprint(x)",
    ),
    "a thread that is asked before it is started": (
        "def nothing():\n    pass\nc = Thread(target=nothing)\nfound = []\n"
        "def work():\n    found.append(c.is_alive())\n",
        "c.start()\nc.join()\nprint(found)",
    ),
    "an end that two wait for": (
        "def first():\n    print('first')\n    local = 1\n"
        "c = Thread(target=first)\nc.start()\n"
        "def work():\n    print('before')\n    c.join()\n    print('after')\n",
        "print('end')",
    ),
    "an end that one waits for": (
        "def first():\n    print('first')\n    local = 1\n"
        "c = Thread(target=first)\nc.start()\n"
        "def work():\n    print('work')\n    local = 1\n",
        "c.join()\nprint('end')",
    ),
    "a sleep before and after": (
        "from time import sleep\nx = 0\n"
        "def work():\n    global x\n    sleep(1)\n    local = 1\n    sleep(1)\n"
        "    before = x\n    x = before + 1\n",
        "sleep(2)\nprint(x)",
    ),
    "a default text": (
        "class Box:\n    n = 0\n    def __repr__(self):\n        return str(self.n)\n"
        "box = Box()\n"
        "def work():\n    text = f'{box!r}'\n    box.n = len(text) + box.n\n",
        "print(box)",
    ),
}
"""Programs whose races are hidden from a quick look: what two threads run, what is printed."""


ALONE = (
    "from threading import Thread\nfrom time import sleep\n"
    "def work(number):\n    local = number + 1\n    sleep(number + 1)\n    local += 1\n"
    "threads = [Thread(target=work, args=(number,)) for number in range({})]\n"
    "for thread in threads:\n    thread.start()\n"
)
"""Threads of which none touches what another does."""


@pytest.mark.parametrize("joins", ["", "for thread in threads:\n    thread.join()\n"])
def test_of_threads_that_share_nothing_one_schedule_stands_for_all(joins: str) -> None:
    few, many = (Script("alone.py", ALONE.format(number) + joins) for number in (2, 50))
    reduced, full = both(few, 2)
    assert shorts(reduced) == shorts(full)
    found = explore(many)
    assert found.complete
    assert found.schedules == 1


KEYS = {
    "sorted at the end": ("table[number] = 0", "print(sorted(table.items()))", 1),
    "printed at the end": ("table[number] = 0", "print(table)", 2),
    "gone through at the end": ("table[number] = 0", "print([key for key in table])", 2),
    "the first of all": ("table[number] = 0", "print(next(iter(table)))", 2),
    "their number meanwhile": (
        "table[number] = 0\n    sizes.append((number, len(table)))", "print(sorted(sizes))", 3,
    ),
    "their truth before": (
        "sizes.append((number, bool(table)))\n    table[number] = 0", "print(sorted(sizes))", 3,
    ),
    "gone and come again": ("table.pop(0, 0)\n    table[number] = table[0] = 0", "print(table)", 2),
    "set by a default": ("table.setdefault(number, 0)", "print(table)", 2),
    "the last one": ("table[number] = 0\n    sizes.append(table.popitem())", "print(sizes)", 2),
    "looked at by the end": (
        "table[number] = 0", "import atexit\natexit.register(lambda: print(table))", 2,
    ),
    "held as a view": ("table[number] = 0\n    sizes.append((number, *view))",
                       "print(sorted(sizes))", 4),
}  # fmt: skip
"""What threads do to a dictionary, each to its own key; and in how many ways that can end."""


@pytest.mark.parametrize("case", KEYS)
def test_keys_may_come_in_any_order_until_one_looks(case: str) -> None:
    work, tail, outcomes = KEYS[case]
    source = (
        "from threading import Thread\ntable, sizes = {}, []\nview = table.keys()\n"
        f"def work(number):\n    {work}\n"
        "threads = [Thread(target=work, args=(number,)) for number in range(2)]\n"
        "for thread in threads:\n    thread.start()\n"
        f"for thread in threads:\n    thread.join()\n{tail}\n"
    )
    reduced, full = both(Script("keys.py", source), 1)
    assert reduced.complete
    assert full.complete
    assert shorts(reduced) == shorts(full)
    assert len(reduced.outcomes) == outcomes


JOINED = [(case, True) for case, (_, tail) in HARD.items() if "is_alive" not in tail]


@pytest.mark.parametrize(("case", "joined"), [*JOINED, *((case, False) for case in HARD)])
def test_hidden_races_are_found(case: str, joined: bool) -> None:
    head, tail = HARD[case]
    joins = "a.join()\nb.join()\n" if joined else ""
    source = (
        "from threading import Thread\n" + head
        + "a = Thread(target=work)\nb = Thread(target=work)\na.start()\nb.start()\n"
        + joins + tail + "\n"
    )  # fmt: skip
    reduced, full = both(Script("hard.py", source), 1)
    assert reduced.complete
    assert full.complete
    assert shorts(reduced) == shorts(full)


UNJOINED = Script(
    "unjoined.py",
    "import threading\nx = 0\nfound = []\n"
    "def add():\n    global x\n    x = x + 1\n"
    "def look():\n    found.append(x)\n"
    "for work in (add, look):\n    threading.Thread(target=work).start()\n"
    "print('end', x, found)\n",
)


@pytest.mark.parametrize("granularity", ["gil", "opcode"])
def test_nothing_is_lost_where_nobody_waits_for_threads(granularity: Granularity) -> None:
    reduced, full = both(UNJOINED, 1, granularity)
    assert reduced.complete
    assert full.complete
    assert len(full.outcomes) > 1
    assert shorts(reduced) == shorts(full)
