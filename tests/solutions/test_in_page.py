"""Solutions judged where a page asks: what the explorer's session answers becomes a judgement."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from dataclasses import dataclass, field, replace
from zlib import crc32

import pytest

from gleichlauf.solutions.in_page import FINER, TOO_LARGE, check
from gleichlauf.solutions.task import Asked, File, Task, write_task

SOLD = Task("sold", (Asked("sold: 1\n"),))
PACKED = Task(
    "packed", (Asked("done\n"),), threads=False, files=(File("a.zip", (("x", crc32(b"1")),)),)
)


def outcome(stdout: str, ending: str = "finished", status: int = 0) -> dict[str, object]:
    return {
        "stdout": stdout,
        "ending": ending,
        "status": status,
        "exceptions": [],
        "witness": "3:1",
    }


def zipped(text: bytes) -> dict[str, object]:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("x", text)
    return {"path": "a.zip", "data": base64.b64encode(content.getvalue()).decode()}


@dataclass
class Answers:
    """A session that gives these answers, and keeps what it was asked."""

    explored: dict[str, object] = field(default_factory=dict)
    tried: dict[str, object] = field(default_factory=dict)
    asked: list[object] = field(default_factory=list)

    def explore(self, source: str, name: str, bound: int, *, exact_time: bool, graph: bool) -> str:
        self.asked.append((source, name, bound, exact_time, graph))
        return json.dumps(self.explored)

    def try_once(self, source: str, name: str) -> str:
        self.asked.append((source, name))
        return json.dumps(self.tried)


def found(*outcomes: dict[str, object], why: str = "", threads: int = 2) -> Answers:
    return Answers({"outcomes": outcomes, "why": why, "threads": threads})


def left(*files: dict[str, object]) -> Answers:
    return Answers(tried={**outcome("done\n"), "files": files})


CASES = {
    "right": (SOLD, found(outcome("sold: 1\n")), "right", "solves"),
    "wrong": (SOLD, found(outcome("sold: 1\n"), outcome("sold: 2\n")), "wrong", "sold: 2"),
    "no threads": (SOLD, found(outcome("sold: 1\n"), threads=0), "wrong", "starts none"),
    "not all": (SOLD, found(outcome("sold: 1\n"), why="it was long"), "undecided", "it was long"),
    "status": (SOLD, found(outcome("sold: 1\n", status=3)), "wrong", "status 3"),
    "not all, no threads": (SOLD, found(why="it was long", threads=0), "undecided", "it was long"),
    "finer": (replace(SOLD, granularity="opcode"), found(outcome("sold: 1\n")), "undecided", FINER),
    "finer, wrong": (
        replace(SOLD, granularity="opcode"),
        found(outcome("")),
        "wrong",
        "prints noth",
    ),
    "archive": (PACKED, left(zipped(b"1")), "right", "solves"),
    "another content": (PACKED, left(zipped(b"2")), "wrong", "another content"),
    "no archive": (PACKED, left(), "wrong", "leaves no file"),
    "too large": (PACKED, left({"path": "a.zip", "data": None}), "undecided", TOO_LARGE),
    "stopped": (PACKED, Answers(tried={"refused": "a.py:1: too long."}), "undecided", "too long"),
}


@pytest.mark.parametrize(("task", "session", "verdict", "reason"), CASES.values(), ids=CASES)
def test_what_was_found_is_judged(task: Task, session: Answers, verdict: str, reason: str) -> None:
    starter = f"print()\n{write_task(task)}"
    answer = json.loads(check(session, starter, "a.py", starter))
    assert answer["verdict"] == verdict
    assert reason in json.dumps(answer["sentences"])
    assert answer["line"] == (1 if "a.py:1:" in json.dumps(answer["sentences"]) else None)
    asked = ("print()\n", "a.py", 2, False, False) if task.threads else ("print()\n", "a.py")
    assert session.asked == [asked], "the task is no part of the program"


@pytest.mark.parametrize("task", [SOLD, PACKED])
def test_what_is_not_python_is_no_solution(task: Task) -> None:
    refused = {"refused": "a.py:1: not Python: invalid syntax", "line": 1}
    answer = check(Answers(refused, refused), "(", "a.py", write_task(task))
    assert json.loads(answer) == refused
