"""``explore FILE`` and ``replay FILE SCHEDULE``; the exit statuses are listed in `STATUSES`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from .exploration import Event, Exploration, Outcome, Waiting
from .explorer import explore, replay
from .schedule import ScheduleError, read_schedule
from .script import ScriptError, read_script

STATUSES = """\
exit status:
  0  every schedule within the bound was searched, or the schedule was replayed
  1  the search could not be finished; the reason stands in the last line
  2  there is no such script or schedule, or it cannot be used
  130  interrupted from the keyboard (explore)
"""

PLACES = {"gil": "point where the GIL may change hands", "line": "line", "opcode": "opcode"}
"""Where threads may be switched, by the name of the granularity."""


def add_parsers(subparsers: Any) -> None:
    """Add ``explore`` and ``replay``; ``run(arguments)`` of each returns the exit status."""
    parser = subparsers.add_parser(
        "explore",
        help="find every outcome of a threaded script",
        description="Run a script under every thread schedule within a preemption bound.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py")
    parser.add_argument("--bound", type=_count, default=2, metavar="N", help="preemptions (2)")
    parser.add_argument(
        "--granularity", choices=tuple(PLACES), default="line", help="where threads switch (line)"
    )
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        default=60.0,
        metavar="S",
        help="seconds of processor time (60)",
    )
    parser.add_argument("--no-reduction", action="store_true", help="leave no schedule out")
    parser.add_argument("--json", action="store_true", help="print JSON, schedules included")
    parser.set_defaults(run=run_explore)
    parser = subparsers.add_parser(
        "replay",
        help="run one schedule again, with its steps",
        description="Run a script under one schedule and print what every thread does.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py")
    parser.add_argument(
        "schedule", metavar="SCHEDULE", help="as explore prints it, or a file of explore --json"
    )
    parser.add_argument("--granularity", choices=tuple(PLACES), default="line")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run_replay)


def run_explore(arguments: argparse.Namespace) -> int:
    """Explore, print what was found, and return the exit status."""
    try:
        found = explore(
            arguments.file,
            bound=arguments.bound,
            granularity=arguments.granularity,
            time_limit=arguments.time_limit,
            reduction=not arguments.no_reduction,
        )
    except ScriptError as error:
        return _fail(error)
    except KeyboardInterrupt:
        print("interrupted; nothing is left running", file=sys.stderr)
        return 130
    if arguments.json:
        _print([json.dumps(found.to_json(), indent=2)])
    else:
        outcomes = enumerate(found.outcomes, 1)
        total = len(found.outcomes)
        _print([
            *(f"outcome {number} of {total}: {describe(outcome)}" for number, outcome in outcomes),
            summary(found),
        ])  # fmt: skip
    if not found.complete:
        print(found.why, file=sys.stderr)
    return 0 if found.complete else 1


def run_replay(arguments: argparse.Namespace) -> int:
    """Replay, print the steps, and return the exit status."""
    try:
        script = read_script(arguments.file)
        path = Path(arguments.schedule)
        if path.is_file():
            schedule: Any = read_schedule(path.read_text(encoding="utf-8"), script)
        else:
            schedule = arguments.schedule
        found = replay(script, schedule, granularity=arguments.granularity)
    except (ScriptError, ScheduleError) as error:
        return _fail(error)
    except (OSError, UnicodeDecodeError) as error:
        return _fail(f"{arguments.schedule}: cannot be read: {error}")
    if arguments.json:
        _print([json.dumps(found.to_json(), indent=2)])
    else:
        steps = [step(event, script.line(event.line)) for event in found.events]
        _print([*steps, describe(found.outcome)])
    return 0


def describe(outcome: Outcome) -> str:
    """Return an outcome as text for people, its printed lines indented."""
    times = counted(outcome.schedules, "schedule leads", "schedules lead")
    lines = [f"{outcome.ending}; {times} to it, such as {outcome.witness.text}"]
    if outcome.status:
        lines.append(f"  exit status {outcome.status}")
    lines += [f"  | {line}" for line in outcome.stdout.splitlines()]
    lines += [f"  stderr | {line}" for line in outcome.stderr.splitlines()]
    lines += [f"  {e.thread} dies: {e.exception}: {e.message}" for e in outcome.exceptions]
    lines += [f"  {waiting.thread} {waits(waiting)}" for waiting in outcome.waiting]
    if outcome.files:
        lines.append(f"  files: {', '.join(outcome.files)}")
    return "\n".join(lines)


def waits(waiting: Waiting) -> str:
    """Return where a thread stays for ever, and what for."""
    place = "outside of the script"
    if waiting.line:
        place = f"at line {waiting.line} ({waiting.source})"
    match waiting.kind:
        case "spin":
            return f"goes round without end {place}"
        case "exit":
            return "waits at its end for the other threads to end"
        case "join" | "pool":
            return f"waits {place} for the end of {waiting.what}"
        case kind:
            return f"waits {place} for {kind} {waiting.what}"


def summary(found: Exploration) -> str:
    """Return one line that says how far the search went."""
    state = "complete" if found.complete else "NOT complete"
    return (
        f"{state}: {counted(len(found.outcomes), 'outcome', 'outcomes')}, "
        f"{counted(found.schedules, 'schedule', 'schedules')} run, "
        f"at most {counted(found.bound, 'preemption', 'preemptions')}, "
        f"switching at every {PLACES[found.granularity]}"
    )


def counted(number: int, one: str, several: str) -> str:
    """Return a number with the words for what there are so many of."""
    return f"{number} {one if number == 1 else several}"


def step(event: Event, source: str) -> str:
    """Return one event as a line of text."""
    place = f"{event.line}" if event.line else "-"
    what = source if event.kind == "line" else f"{event.kind} {event.object} {event.text!r}"
    if event.kind != "line" and not event.text:
        what = f"{event.kind} {event.object}".rstrip()
    return f"{event.step:4} {event.thread:24} {place:>4}  {what}"


def _print(texts: list[str]) -> None:
    """Print texts; whoever reads them may stop (``| head``), which is no error."""
    try:
        print(*texts, sep="\n", flush=True)
    except BrokenPipeError:
        # What is left in the buffer must go somewhere when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(error: object) -> int:
    print(error, file=sys.stderr)
    return 2


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return number


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not number > 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return number


def main(arguments: list[str] | None = None) -> int:
    """Run this package alone: ``python -m schedules explore FILE.py``."""
    parser = argparse.ArgumentParser(prog="schedules", description="Explore thread schedules.")
    add_parsers(parser.add_subparsers(required=True))
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))
