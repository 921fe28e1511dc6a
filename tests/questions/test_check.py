"""Keys of questions: right ones pass, and each wrong one is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.example.example import Example, Outcome, Search, ThreadException
from gleichlauf.questions.check import complaints
from gleichlauf.questions.question import Change, Condition, Option, Output, Question

COUNTER = """\
import threading

total = 0


def add():
    global total
    before = total
    total = before + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total:", total)
"""

STUCK = """\
import threading

lock = threading.Lock()
lock.acquire()
print("begun")
thread = threading.Thread(target=lock.acquire, name="Ben")
thread.start()
thread.join()
"""

DIES = """\
import threading


def fail():
    raise ValueError("no")


thread = threading.Thread(target=fail, name="Ben")
thread.start()
thread.join()
print("done")
"""

NAMES = """\
names = ["a", "b"]
print("two names")
"""


DEFAULT = Search(2, "line")


def example(code: str, search: Search | None = DEFAULT, *outcomes: str) -> Example:
    return Example(
        name="it",
        page="page",
        language="en",
        title="It",
        form="program",
        setup="",
        code=code,
        cleanup="",
        outcomes=tuple(map(Outcome, outcomes)) or (Outcome(""),),
        search=search,
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


LOCKED = """\
lock = threading.Lock()
def add():
    global total
    with lock:
        before = total
        total = before + 1
"""
LOCKED_TWICE = """\
lock = threading.Lock()
def add():
    global total
    with lock:
        before = total
    with lock:
        total = before + 1
"""

FACTS = {
    "all are done": (COUNTER, Output("total: 2"), True),
    "an update is lost": (COUNTER, Output("total: 1"), True),
    "none is done": (COUNTER, Output("total: 0"), False),
    "it never ends": (COUNTER, Output(None, never_ends=True), False),
    "prints nothing": (COUNTER, Output(""), False),
    "a deadlock": (STUCK, Output(None, never_ends=True), True),
    "a deadlock after a line": (STUCK, Output("begun", never_ends=True), True),
    "a deadlock in silence": (STUCK, Output("", never_ends=True), False),
    "the line, and an end": (STUCK, Output("begun"), False),
    "the death of a thread": (
        DIES,
        Output("done", exceptions=(ThreadException("Ben", "ValueError"),)),
        True,
    ),
    "the death of another": (
        DIES,
        Output("done", exceptions=(ThreadException("Anna", "ValueError"),)),
        False,
    ),
    "a death that nobody asks for": (DIES, Output("done"), True),
    "one line of several": (COUNTER + "print('end')\n", Output("total: 1", part=True), True),
    "a line that is not there": (COUNTER + "print('end')\n", Output("total", part=True), False),
    "a lock": (COUNTER, Change(LOCKED), True),
    "two blocks under the lock": (COUNTER, Change(LOCKED_TWICE), False),
    "what is so in the end": (NAMES, Condition('"a" in names'), True),
    "what is not so": (NAMES, Condition('"c" in names'), False),
    "what is so in one schedule": (COUNTER, Condition("total == 1"), True),
    "what is so in none": (COUNTER, Condition("total == 0"), False),
}


@pytest.mark.parametrize(("code", "asks", "true"), FACTS.values(), ids=FACTS)
def test_a_key_is_right_or_found_out(
    code: str, asks: Output | Change | Condition, *, true: bool, cache: Path
) -> None:
    search = None if code is NAMES else DEFAULT
    wanted = (Outcome("total: 2\n"),)
    for right in (True, False):
        question = Question(example(code, search), (Option(asks, right),), wanted)
        found = list(complaints(question, cache))
        assert [it.option for it in found] == ([] if right == true else [0])


def test_the_complaint_says_what_is_possible(cache: Path) -> None:
    question = Question(
        example(COUNTER), (Option(Output("total: 2"), True), Option(Output("total: 3"), True))
    )
    (found,) = complaints(question, cache)
    assert found.option == 1
    assert "in no schedule that was searched" in found.reason
    assert "total: 2; total: 1" in found.reason


def test_the_complaint_names_the_schedule(cache: Path) -> None:
    question = Question(example(COUNTER), (Option(Output("total: 1"), False),))
    (found,) = complaints(question, cache)
    assert "the schedule " in found.reason


ODD = {
    "a condition that is no Python": (NAMES, Condition("a b"), ":if: is no Python expression"),
    "a condition that fails": (NAMES, Condition("missing"), "does not come to its end"),
    "a change that changes nothing": (COUNTER, Change("print(1)"), "has to define"),
    "a program that fails": ("1 / 0", Condition("True"), "does not come to its end"),
}


@pytest.mark.parametrize(("code", "asks", "reason"), ODD.values(), ids=ODD)
def test_what_cannot_be_found_out_is_said(
    code: str, asks: Change | Condition, reason: str, cache: Path
) -> None:
    question = Question(example(code, None), (Option(asks, True),), (Outcome("x\n"),))
    (found,) = complaints(question, cache)
    assert reason in found.reason
