"""``explore FILE`` and ``replay FILE SCHEDULE``; the exit statuses are listed in `STATUSES`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from .exploration import Event
from .explorer import INTERRUPTED, explore, replay
from .schedule import ScheduleError, read_schedule
from .script import ScriptError, read_script
from .states.command import add_parser as add_graph_parser
from .summary import PLACES, describe, summary

MODEL = """\
"complete" means: every schedule was searched in which threads are preempted, and waits for a
time end early or late, so many times at most as the bound says, and in which they are switched
only where the granularity allows it. At "line", each statement is one step, print as well. Clocks
are virtual and chance is fixed: random numbers, process and thread ids are the same in every run.
More stands on the page "What complete means" of the documentation.

"""

STATUSES = """\
exit status:
  0  every schedule within the bound was searched, or the schedule was replayed
  1  the search could not be finished; the reason stands in the last line
  2  there is no such script or schedule, or it cannot be used
  3  there was nothing to search: the script started no second thread
  130  interrupted from the keyboard; what was found until then is printed
"""


INTERVAL = 0.2
"""Seconds between two changes of what a terminal shows of a search."""


def add_parsers(subparsers: Any) -> None:
    """Add ``explore`` and ``replay``; ``run(arguments)`` of each returns the exit status."""
    parser = subparsers.add_parser(
        "explore",
        help="find every outcome of a threaded script",
        description="Run a script under every thread schedule within a bound.",
        epilog=MODEL + STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py")
    parser.add_argument(
        "--bound",
        type=_count,
        default=2,
        metavar="N",
        help="how often a thread is preempted, or a wait ends early or late, in one run (2)",
    )
    _add_common(parser)
    parser.add_argument(
        "--exact-time", action="store_true", help="let no wait for a time end early or late"
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
    _add_common(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run_replay)
    add_graph_parser(subparsers)


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Add what decides where the points of a schedule are."""
    parser.add_argument(
        "--granularity", choices=tuple(PLACES), default="line", help="where threads switch (line)"
    )
    parser.add_argument(
        "--include",
        action="append",
        default=[],
        metavar="MODULE",
        help="switch threads in this module as well (a pattern such as package.*)",
    )
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="MODULE",
        help="do not switch threads in this module, though it lies beside the script",
    )


def run_explore(arguments: argparse.Namespace) -> int:
    """Explore, print what was found, and return the exit status."""
    counter = Counter(sys.stderr)
    try:
        found = explore(
            arguments.file,
            bound=arguments.bound,
            granularity=arguments.granularity,
            exact_time=arguments.exact_time,
            include=tuple(arguments.include),
            exclude=tuple(arguments.exclude),
            time_limit=arguments.time_limit,
            reduction=not arguments.no_reduction,
            progress=counter.show,
        )
    except ScriptError as error:
        return _fail(error)
    finally:
        counter.clear()
    if arguments.json:
        _print([json.dumps(found.to_json(), indent=2)])
    else:
        outcomes = enumerate(found.outcomes, 1)
        total = len(found.outcomes)
        _print([
            *(f"outcome {number} of {total}: {describe(outcome)}" for number, outcome in outcomes),
            *summary(found),
        ])  # fmt: skip
    if not found.complete:
        print(found.why, file=sys.stderr)
    if found.why == INTERRUPTED:
        return 130
    if found.complete and not found.threads:
        return 3
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
        found = replay(
            script,
            schedule,
            granularity=arguments.granularity,
            include=tuple(arguments.include),
            exclude=tuple(arguments.exclude),
        )
    except (ScriptError, ScheduleError) as error:
        return _fail(error)
    except (OSError, UnicodeDecodeError) as error:
        return _fail(f"{arguments.schedule}: cannot be read: {error}")
    except KeyboardInterrupt:
        print("interrupted; nothing is left running", file=sys.stderr)
        return 130
    if arguments.json:
        _print([json.dumps(found.to_json(), indent=2)])
    else:
        steps = [step(event, script.line(event.line)) for event in found.events]
        _print([*steps, describe(found.outcome)])
    return 0


def step(event: Event, source: str) -> str:
    """Return one event as a line of text."""
    place = f"{event.line}" if event.line else "-"
    if event.kind == "line":
        shown = f"{event.object}  {event.text}".strip() if event.object else source
        return f"{event.step:4} {event.thread:24} {place:>4}  {shown}"
    what = f"{event.kind} {event.object} {event.text!r}"
    if not event.text:
        what = f"{event.kind} {event.object}".rstrip()
    return f"{event.step:4} {event.thread:24} {place:>4}  {what}"


class Counter:
    """Shows on a terminal how far a search is, in one line that is written over again."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shows = stream.isatty()
        self.next = time.monotonic() + INTERVAL

    def show(self, runs: int, outcomes: int) -> None:
        """Show the number of runs and of outcomes, every now and then."""
        if self.shows and time.monotonic() >= self.next:
            self.next = time.monotonic() + INTERVAL
            self.stream.write(f"\r{runs:,} schedules, {outcomes:,} outcomes ")
            self.stream.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self.shows:
            self.stream.write("\r" + " " * 60 + "\r")
            self.stream.flush()


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
