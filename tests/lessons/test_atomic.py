"""The table of atomic statements, which the course shows: each row is run, and compared.

Two threads execute the statement. Its two verdicts are whether a search finds no wrong result where
it switches as CPython with the GIL does, and where it switches before every instruction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from gleichlauf.schedules import Granularity, explore, read_script

PAGE = Path(__file__).parents[2] / "docs/atomic.rst"
VERDICTS = {True: "ja", False: "nein"}

SCRIPT = """\
import itertools
import threading

{before}
done = []


def first():
    global total, texts, left, right
    name, box = "Anna", object()
    {statement}
    {after}


def second():
    global total, texts, left, right
    name, box = "Anna", object()
    {statement}
    {after}


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print({right})
"""


@dataclass(frozen=True)
class Trial:
    """What is there before the statement, what a thread does after it, and what must be true."""

    before: str
    right: str
    after: str = "pass"


TRIALS = {
    "names.append(name)": Trial("names = []", "len(names) == 2"),
    "ages[name] = 1": Trial("ages = {}", "ages == {'Anna': 1}"),
    "ages.setdefault(name, box)": Trial(
        "ages = {}", "done[0] is done[1]", "done.append(ages[name])"
    ),
    "jobs.pop(name, None)": Trial("jobs = {'Anna': 1}", "not jobs"),
    "with lock: total += 1": Trial("lock, total = threading.Lock(), 0", "total == 2"),
    "next(numbers)": Trial("numbers = itertools.count()", "next(numbers) == 2"),
    "total += 1": Trial("total = 0", "total == 2"),
    "votes[name] += 1": Trial("votes = {'Anna': 0}", "votes['Anna'] == 2"),
    "texts += (name,)": Trial("texts = ()", "len(texts) == 2"),
    "left, right = right, left": Trial("left, right = 1, 2", "(left, right) == (1, 2)"),
    "votes[name] = votes.get(name, 0) + 1": Trial("votes = {}", "votes['Anna'] == 2"),
    "if name not in ages: ages[name] = object()": Trial(
        "ages = {}", "done[0] is done[1]", "done.append(ages[name])"
    ),
}


def rows() -> dict[str, tuple[str, str]]:
    """Return the statements of the page's table, with its two verdicts."""
    table = PAGE.read_text(encoding="utf-8").partition(":name: atomic-statements")[2]
    cells = re.findall(r"^   \* - ``(.+)``\n     - (.+)\n     - (.+)$", table, re.MULTILINE)
    return {statement: (gil, opcode) for statement, gil, opcode in cells}


def always_right(script: Path, granularity: Granularity) -> bool:
    found = explore(read_script(script), granularity=granularity)
    assert found.complete
    assert all(not outcome.exceptions for outcome in found.outcomes)
    return {outcome.stdout for outcome in found.outcomes} == {"True\n"}


def test_each_row_is_tried() -> None:
    assert list(rows()) == list(TRIALS)


@pytest.mark.parametrize("statement", TRIALS)
def test_a_row_says_what_happens(statement: str, tmp_path: Path) -> None:
    trial = TRIALS[statement]
    script = tmp_path / "statement.py"
    script.write_text(
        SCRIPT.format(
            before=trial.before, statement=statement, after=trial.after, right=trial.right
        ),
        encoding="utf-8",
    )
    granularities: tuple[Granularity, ...] = ("gil", "opcode")
    found = tuple(VERDICTS[always_right(script, each)] for each in granularities)
    assert rows()[statement] == found
