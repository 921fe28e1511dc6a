"""However code is laid out, the same things are points, at every granularity."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Granularity, Script, explore

START = (
    "threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']\n"
    "for thread in threads:\n    thread.start()\n"
    "for thread in threads:\n    thread.join()\n"
    "print(*seen, n)\n"
)

LAYOUTS = {
    "a for loop": (
        "def work(name):\n    for i in range(2):\n        seen.append(name)\n",
        "def work(name):\n    for i in range(2): seen.append(name)\n",
    ),
    "a while loop": (
        "def work(name):\n    own = 0\n    while own < 2:\n        seen.append(name)\n"
        "        own += 1\n",
        "def work(name):\n    own = 0\n    while own < 2: seen.append(name); own += 1\n",
    ),
    "statements": (
        "def work(name):\n    global n\n    old = n\n    n = old + 1\n",
        "def work(name):\n    global n; old = n; n = old + 1\n",
    ),
    "a condition": (
        "def work(name):\n    if name not in seen and not seen:\n        seen.append(name)\n",
        "def work(name):\n    if name not in seen and not seen: seen.append(name)\n",
    ),
    "a function that is called": (
        "def get():\n    return n\ndef work(name):\n    global n\n    n = n + get() * 0 + 1\n",
        "def get(): return n\ndef work(name):\n    global n\n    n = n + get() * 0 + 1\n",
    ),
    "a lambda": (
        "get = (\n    lambda:\n    n\n)\n"
        "def work(name):\n    global n\n    n = n + get() * 0 + 1\n",
        "get = lambda: n\ndef work(name):\n    global n\n    n = n + get() * 0 + 1\n",
    ),
}


@pytest.mark.parametrize("granularity", ["line", "gil"])
@pytest.mark.parametrize("case", LAYOUTS)
def test_the_layout_changes_no_outcome(case: str, granularity: Granularity) -> None:
    sets = [
        {
            outcome.stdout
            for outcome in explore(
                Script("layout.py", f"import threading\nseen, n = [], 0\n{source}{START}"),
                granularity=granularity,
            ).outcomes
        }
        for source in LAYOUTS[case]
    ]
    assert sets[0] == sets[1]
    assert granularity == "gil" or len(sets[0]) > 1
