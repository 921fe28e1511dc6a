"""Running the blocks of a page in both languages, within limits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gleichlauf.equivalence.block import Block
from gleichlauf.guard.check import check
from gleichlauf.guard.running import Result, failures, run
from tests.processes import alive, eventually

HEADER = "Traceback (most recent call last):"

# One page for all of them: to start Python for each would take far longer than to run them.
FAILING: dict[str, tuple[list[tuple[str, str | None]], list[tuple[int, int]]]] = {
    # blocks, and (block, line) of what passes in the source alone
    "a block needs the one before": (
        [("x = 1", "y = 1"), (">>> x\n1", ">>> y\n1"), (">>> x\n1", None)], [(2, 0)],
    ),
    "output in another language": (
        [(">>> print('two', 1 + 1)\ntwo 2", ">>> print('zwei', 1 + 1)\nzwo 2")], [(0, 0)],
    ),
    "decimal comma in the output": ([(">>> 1 / 2\n0.5", ">>> 1 / 2\n0,5")], [(0, 0)]),
    "good translation": ([(">>> print('two')\ntwo", ">>> print('zwei')\nzwei")], []),
    "fails in both": ([(">>> 1\n2", ">>> 1\n3")], []),
    "undefined in both": ([("name", "nombre")], []),
    "a program": ([("x = {'a': 1}\nx['a']", "x = {'a': 1}\nx['b']")], [(0, 1)]),
    "a program before the first prompt": (
        [("class A:\n    v = 1\n\n>>> A.v\n1", "class B:\n    v = 1\n\n>>> A.v\n1")], [(0, 3)],
    ),
    "sets have no order": (
        # Python prints small numbers in their order: as text, only the source would pass.
        [(">>> {1, 2}\n{1, 2}", ">>> {3, 4}\n{4, 3}")], [],
    ),
    "one word more on a line": ([(">>> print('a b')\na b", ">>> print('a b')\na\nb")], []),
    "traceback": (
        [(f">>> 1 / 0\n{HEADER}\n    x\nZeroDivisionError: division by zero",
          f">>> 1 / 0\n{HEADER}\n    y\nZeroDivisionError: división")],
        [(0, 0)],
    ),
    "it leaves with an error": ([("x = 1", "import sys; sys.exit(1)")], [(0, 0)]),
    "examples differ in number": (
        [(">>> x = 1\n>>> x\n1", ">>> x = 1\n>>> # ahora\n>>> x\n2")], [(0, 2)],
    ),
    "what passes by chance": (
        [(">>> import os; os.environ['PYTHONHASHSEED']\n'0'",
          ">>> import os; os.environ['PYTHONHASHSEED']\n'x'")], [],
    ),
    # The last one, since nothing of the page runs after it.
    "it ends the process": ([(">>> 1\n1", ">>> import os; os._exit(3)\n1")], []),
}  # fmt: skip


def test_what_fails_in_the_translation_alone() -> None:
    pages = {name: [Block(*pair) for pair in pairs] for name, (pairs, _) in FAILING.items()}
    found = failures([block for page in pages.values() for block in page])
    failing: dict[str, list[tuple[int, int]]] = {}
    first = 0
    for name, page in pages.items():
        here = range(first, first + len(page))
        failing[name] = [(f.block - first, f.line) for f in found if f.block in here]
        first += len(page)
    assert failing == {name: expected for name, (_, expected) in FAILING.items()}


def test_a_page_that_fails_in_both_is_not_to_blame() -> None:
    assert failures([Block(">>> 1\n2", ">>> 1\n3"), Block("name", "nombre")]) == ()


ISOLATED = {
    "its directory is empty": ">>> import os; os.listdir()\n[]",
    "it sees no environment": ">>> import os; 'SECRET' in os.environ\nFalse",
    "it has no input": f">>> input()\n{HEADER}\nEOFError: EOF when reading a line",
    "main is the page": ">>> x = 5; import __main__; __main__.x\n5",
    "memory is limited": f">>> bytearray(3 << 30)\n{HEADER}\nMemoryError",
    "files are limited": ">>> open('f', 'wb').write(bytes(64 << 20))\n"
    f"{HEADER}\nOSError: [Errno 27] File too large",
    "core files are off": ">>> import resource; resource.getrlimit(resource.RLIMIT_CORE)\n(0, 0)",
}


def test_the_process_is_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SECRET", "x")
    results = dict(zip(ISOLATED, run(list(ISOLATED.values())), strict=True))
    assert results == {name: [Result(0, True, "")] for name in ISOLATED}


ENDLESS = {
    "a loop": "while True:\n    pass",
    "a loop that catches all": "import time\ntry:\n    while True: time.sleep(0.01)\n"
    "except Exception:\n    pass",
    "a session": ">>> import time; _ = [time.sleep(0.01) for _ in iter(int, 1)]",
    "sleep": "import time; time.sleep(99)",
}

UNSTOPPABLE = """\
import signal, subprocess, sys, time
signal.signal(signal.SIGALRM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
open({!r}, 'w').write(str(child.pid))
while True: time.sleep(1)
"""


@pytest.fixture(scope="module")
def pid_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unstoppable") / "pid"


@pytest.fixture(scope="module")
def ended(pid_file: Path) -> Mapping[str, list[list[Result]]]:
    """Run all that does not end by itself, side by side: there is next to nothing but waiting."""
    pages = {name: [source, ">>> 1\n1"] for name, source in ENDLESS.items()}
    pages["what cannot be interrupted"] = [">>> 1\n1", UNSTOPPABLE.format(str(pid_file))]
    with ThreadPoolExecutor(len(pages)) as pool:
        # The one that is killed has to come to its second block, on a busy machine too.
        results = {
            name: pool.submit(run, page, seconds=1 if name in ENDLESS else 3)
            for name, page in pages.items()
        }
        return {name: result.result() for name, result in results.items()}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_ended_and_the_rest_goes_on(
    name: str, ended: Mapping[str, list[list[Result]]]
) -> None:
    first, second = ended[name]
    assert [result.got for result in first] == ["it does not end within 1 seconds"]
    assert [result.passed for result in second] == [True]


def test_what_cannot_be_interrupted_is_killed_with_all_its_children(
    ended: Mapping[str, list[list[Result]]], pid_file: Path
) -> None:
    before, unstoppable = ended["what cannot be interrupted"]
    assert [result.passed for result in before] == [True]
    assert unstoppable == []
    child = int(pid_file.read_text())
    # The signal was sent; on a busy machine it may not have arrived.
    assert eventually(lambda: not alive(child))


def test_a_finding_of_the_check(tmp_path: Path) -> None:
    path = tmp_path / "page.po"
    path.write_text(
        'msgid ">>> 1 / 2\\n0.5"\nmsgstr ""\n">>> 1 / 2\\n"\n"0,5"\n\n'
        'msgid ">>> f(1)\\n1"\nmsgstr ">>> f(2)\\n1"\n',
        encoding="utf-8",
    )
    assert [(f.line, f.name) for f in check(path)] == [(7, "value")]
    found = check(path, run=True)
    assert [(f.line, f.name) for f in found] == [(3, "output"), (7, "value")]
    assert found[0].reason == "it passes in the source; here it gives: 0.5"
