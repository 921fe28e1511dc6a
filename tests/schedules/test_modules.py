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
