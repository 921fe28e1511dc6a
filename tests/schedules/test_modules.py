"""Modules beside the script are searched like it, and what is left out is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.schedules import explore, replay

SCRIPT = (
    "import threading\nfrom till import Till\ntill = Till()\n"
    "threads = [threading.Thread(target=till.add) for _ in range(2)]\n"
    "for thread in threads:\n    thread.start()\n"
    "for thread in threads:\n    thread.join()\n"
    "print(till.coins)\n"
)

TILL = (
    "class Till:\n    def __init__(self):\n        self.coins = 0\n\n"
    "    def add(self):\n        found = self.coins\n        self.coins = found + 1\n"
)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (tmp_path / "till.py").write_text(TILL)
    path = tmp_path / "use_till.py"
    path.write_text(SCRIPT)
    return path


def test_threads_are_switched_in_a_module_beside_the_script(script: Path) -> None:
    found = explore(script)
    assert found.complete
    assert {outcome.stdout for outcome in found.outcomes} == {"1\n", "2\n"}
    assert found.modules == ()


def test_a_module_that_is_excluded_is_named(script: Path) -> None:
    found = explore(script, exclude=("till",))
    assert {outcome.stdout for outcome in found.outcomes} == {"2\n"}
    assert found.modules == ("till",)


def test_a_replay_names_the_lines_of_the_module(script: Path) -> None:
    lost = explore(script).outcomes[1]
    events = replay(script, lost.witness).events
    shown = [(event.object, event.text) for event in events if event.object == "till.py:6"]
    assert shown == [("till.py:6", "found = self.coins")] * 2


def test_a_package_beside_the_script_is_a_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").write_text("")
    (tmp_path / "shop" / "till.py").write_text(TILL)
    path = tmp_path / "use_shop.py"
    path.write_text(SCRIPT.replace("from till", "from shop.till"))
    assert {outcome.stdout for outcome in explore(path).outcomes} == {"1\n", "2\n"}
    found = explore(path, exclude=("shop.*",))
    assert {outcome.stdout for outcome in found.outcomes} == {"2\n"}
    assert found.modules == ("shop",)


def test_modules_beside_the_script_are_read_like_it(script: Path) -> None:
    reduced, full = explore(script), explore(script, reduction=False)
    assert {o.stdout for o in reduced.outcomes} == {o.stdout for o in full.outcomes}
    assert reduced.schedules * 10 < full.schedules


def test_what_a_module_keeps_for_itself_is_seen(tmp_path: Path) -> None:
    (tmp_path / "till.py").write_text(
        "coins = 0\ndef add():\n    global coins\n    found = coins\n    coins = found + 1\n"
    )
    path = tmp_path / "use_till.py"
    path.write_text(
        "import threading\nimport till\n"
        "threads = [threading.Thread(target=till.add) for _ in range(2)]\n"
        "for thread in threads:\n    thread.start()\n"
        "till.coins += 10\n"
        "for thread in threads:\n    thread.join()\nprint(till.coins)\n"
    )
    reduced, full = explore(path), explore(path, reduction=False)
    outcomes = {outcome.stdout for outcome in reduced.outcomes}
    assert outcomes == {outcome.stdout for outcome in full.outcomes}
    assert {"12\n", "11\n", "2\n"} <= outcomes


def test_a_module_that_is_found_late_is_a_part_too(tmp_path: Path) -> None:
    (tmp_path / "till.py").write_text(TILL)
    path = tmp_path / "use_till.py"
    late = "import importlib\nTill = importlib.import_module('ti' + 'll').Till"
    path.write_text(SCRIPT.replace("from till import Till", late))
    assert {outcome.stdout for outcome in explore(path).outcomes} == {"1\n", "2\n"}


def test_a_file_that_hides_the_standard_library_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "queue.py").write_text("")
    (tmp_path / "code.py").write_text("")
    (tmp_path / "os.py").write_text("")
    path = tmp_path / "waits.py"
    path.write_text("import os\nimport threading\nimport queue\n")
    found = explore(path)
    assert not found.complete
    assert found.why.startswith("waits.py:3: the script imports queue, and queue.py beside it")
    path.write_text("import os\nimport threading\n")
    assert explore(path).complete


@pytest.mark.parametrize(
    ("hiding", "source", "words"),
    [
        ("queue", "from concurrent.futures import ThreadPoolExecutor\n",
         "1: the script imports concurrent.futures, and with it queue, and queue.py beside it"),
        ("string", "import threading\nimport logging\n",
         "2: the script imports logging, and with it string, and string.py beside it"),
        ("getopt", "def late():\n    name = 'get' + 'opt'\n    __import__(name)\nlate()\n",
         "3: the script imports getopt, and getopt.py beside it"),
    ],
)  # fmt: skip
def test_a_file_that_hides_what_the_library_imports_is_told_of(
    hiding: str, source: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / f"{hiding}.py").write_text("print('hides')\n")
    path = tmp_path / "uses.py"
    path.write_text(source)
    assert explore(path).why.startswith(f"uses.py:{words}")


def test_a_folder_that_hides_the_standard_library_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "queue").mkdir()
    path = tmp_path / "uses.py"
    path.write_text("import queue\n")
    assert explore(path).complete
    (tmp_path / "queue" / "__init__.py").write_text("")
    assert "queue/__init__.py beside it" in explore(path).why


@pytest.mark.parametrize("call", ["exec", "eval"])
def test_code_without_a_file_is_named(call: str, tmp_path: Path) -> None:
    path = tmp_path / "makes.py"
    path.write_text(f"import threading\n{call}('1')\nthreading.Thread(target=int).start()\n")
    assert explore(path).modules == (f"code given to {call}",)
