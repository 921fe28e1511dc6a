"""Schedules as text, as JSON and as files, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.schedules import (
    Schedule,
    ScheduleError,
    Script,
    explore,
    explorer_version,
    from_json,
    read_schedule,
    replay,
)
from gleichlauf.schedules.schedule import parse_deviations

from .answers import SCRIPTS

SCRIPT = Script("two.py", "from threading import Thread\nThread(target=print).start()\nprint(1)\n")
SCHEDULE = Schedule(((1, 1),), SCRIPT.digest, 1, "line", explorer_version())


@given(st.dictionaries(st.integers(1, 10**6), st.integers(0, 200)))
def test_text_and_json_are_read_back(pairs: dict[int, int]) -> None:
    schedule = replace(SCHEDULE, deviations=tuple(sorted(pairs.items())))
    assert parse_deviations(schedule.text) == schedule.deviations
    assert from_json(json.loads(json.dumps(schedule.to_json()))) == schedule


@pytest.mark.parametrize(
    "text", ["", "1", "1:", "a:b", "1:2,", "2:1,1:1", "1:1,1:2", "-1:2", "\u0661:1"]
)
def test_other_text_is_no_schedule(text: str) -> None:
    with pytest.raises(ScheduleError, match="is no schedule"):
        parse_deviations(text)


def test_a_schedule_belongs_to_one_script_and_one_explorer() -> None:
    assert replay(SCRIPT, SCHEDULE).outcome.stdout == "\n1\n"
    with pytest.raises(ScheduleError, match="another version of the script"):
        replay(Script("two.py", SCRIPT.source + "#\n"), SCHEDULE)
    with pytest.raises(ScheduleError, match="another version of the explorer"):
        replay(SCRIPT, replace(SCHEDULE, explorer="0"))


@pytest.mark.parametrize("deviations", ["1:7", "1000:1", "2:1,5000:0"])
def test_a_schedule_that_does_not_fit_is_refused(deviations: str) -> None:
    with pytest.raises(ScheduleError, match="does not come to where the schedule"):
        replay(SCRIPT, deviations)


def test_a_file_holds_a_schedule_or_an_exploration() -> None:
    assert read_schedule(json.dumps(SCHEDULE.to_json()), SCRIPT) == SCHEDULE
    found = explore(SCRIPT)
    assert read_schedule(json.dumps(found.to_json()), SCRIPT) == found.outcomes[0].witness


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"schedule": "1:1"}', '{"outcomes": []}'])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ScheduleError, match=r"not JSON|this is no schedule"):
        read_schedule(text, SCRIPT)


def test_a_replay_tells_every_step() -> None:
    found = replay(SCRIPTS / "two_locks.py", "5:2")
    told = [(e.thread, e.line, e.kind, e.object, e.text) for e in found.events]
    assert [e.step for e in found.events] == list(range(1, len(told) + 1))
    assert ("MainThread", 15, "start", "one", "") in told
    assert ("MainThread", 17, "wait", "join one", "") in told
    assert ("two", 8, "acquire", "lock right", "") in told
    assert ("two", 10, "print", "stdout", "two\n") in told
    assert ("two", 8, "release", "lock right", "") in told
    assert ("two", None, "end", "", "") in told
    assert told[-1] == ("MainThread", None, "end", "", "")
    assert json.loads(json.dumps(found.to_json()))["events"][0]["line"] == 1


def test_a_replay_tells_of_exceptions_and_time() -> None:
    dying = replay(SCRIPTS / "dying_thread.py", "straight").events
    assert ("worker", 5, "ValueError", "no") in [
        (e.thread, e.line, e.object, e.text) for e in dying if e.kind == "exception"
    ]
    late = [e for e in replay(SCRIPTS / "timeouts.py", "straight").events if e.text == "timeout"]
    assert {e.object for e in late} == {"queue results", "event done", "join Thread-1 (work)"}
