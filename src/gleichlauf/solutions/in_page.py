"""Judging a program in a browser, where its page asks, and the explorer's session tries it out.

Both speak JSON; what is judged, and how, is the same as on the command line.
"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Protocol

from gleichlauf.solutions.archives import members
from gleichlauf.solutions.judging import Seen, Trial, as_seen, judge
from gleichlauf.solutions.task import File, Task, read_task, without_task

FINER = "here threads are switched between lines only, and the exercise asks for more"

TOO_LARGE = "a file that it leaves is too large to be looked into here"


class Session(Protocol):
    """The explorer's, which runs programs; see `gleichlauf.schedules.stacks.session`."""

    def explore(self, source: str, name: str, bound: int, *, exact_time: bool, graph: bool) -> str:
        """Return all outcomes of a program."""

    def try_once(self, source: str, name: str) -> str:
        """Return what one run of a program does and leaves."""


def check(session: Session, source: str, name: str, starter: str) -> str:
    """Judge a program by what a starter program asks; return the judgement, or a refusal.

    With the ``line`` of the program that kept the search from its end, or None.
    """
    task = read_task(starter)
    found = try_out(session, task, without_task(source), name)
    if isinstance(found, str):
        return found
    named = re.match(r"[^:]+:(\d+): ", found.why)
    return json.dumps({**asdict(judge(task, found)), "line": named and int(named[1])})


def try_out(session: Session, task: Task, source: str, name: str) -> Trial | str:
    """Return what was seen of a program, or the answer where it is not Python."""
    trial = Trial((), threads=False)
    if task.threads:
        answer = session.explore(source, name, task.bound, exact_time=task.exact_time, graph=False)
        found = json.loads(answer)
        if "refused" in found:
            return answer
        why = found["why"] or ("" if task.granularity == "line" else FINER)
        trial = Trial(
            tuple(_seen(it, it["witness"]) for it in found["outcomes"]),
            not why,
            why.rstrip("."),
            found["threads"],
        )
    if task.files or not task.threads:
        answer = session.try_once(source, name)
        found = json.loads(answer)
        if "refused" in found:
            if "not Python" in found["refused"]:
                return answer
            why = trial.why or found["refused"].rstrip(".")
            return replace(trial, complete=False, why=why, files=None)
        if any(it["data"] is None for it in found["files"]):
            outcomes = trial.outcomes or (_seen(found, ""),)
            return replace(
                trial, outcomes=outcomes, complete=False, why=trial.why or TOO_LARGE, files=None
            )
        trial = replace(
            trial,
            outcomes=trial.outcomes or (_seen(found, ""),),
            files=tuple(_file(it) for it in found["files"]),
        )
    return trial


def _seen(found: Mapping[str, Any], schedule: str) -> Seen:
    died = [(it["thread"], it["exception"], it["message"]) for it in found["exceptions"]]
    return as_seen(found["stdout"], found["ending"], found["status"], died, schedule)


def _file(found: Mapping[str, Any]) -> File:
    name, data = found["path"], base64.b64decode(found["data"])
    return File(name, members(name, io.BytesIO(data)))
