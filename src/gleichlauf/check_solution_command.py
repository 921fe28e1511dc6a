"""``check-solution FILE.py``: whether a program does what its exercise asks."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from gleichlauf.schedules import ScriptError, read_script
from gleichlauf.schedules.explorer import INTERRUPTED
from gleichlauf.solutions.judging import judge
from gleichlauf.solutions.task import TaskError, read_task, without_task
from gleichlauf.solutions.trial import try_out

STATUSES = {"right": 0, "wrong": 1, "undecided": 3}
UNUSABLE = 2

DESCRIPTION = """\
Search the schedules of a program, or run it, in a temporary folder, and say whether it does what
its exercise asks. What it is like does not matter: any program that does that is right."""

EPILOG = """\
exit status:
  0  it solves the exercise
  1  not yet; the lines say what it does instead
  2  there is no such file, it is not Python, or it does not say what is asked
  3  nothing wrong was found, but not everything could be searched
"""


def add_check_solution(subparsers: Any) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "check-solution",
        help="check your solution of an exercise",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py", type=Path)
    parser.add_argument(
        "--exercise",
        metavar="STARTER.py",
        type=Path,
        help="the starter program that says what is asked, where FILE.py does not",
    )
    parser.set_defaults(run=check_solution)


def check_solution(options: argparse.Namespace) -> int:
    """Judge a file, print why, and return the exit status."""
    try:
        script = read_script(options.file)
        task = read_task(
            read_script(options.exercise).source if options.exercise else script.source
        )
        trial = try_out(task, replace(script, source=without_task(script.source)))
    except ScriptError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except TaskError as error:
        print(f"{options.exercise or options.file}: {error}", file=sys.stderr)
        return UNUSABLE
    if trial.why == INTERRUPTED:
        print("interrupted; nothing is left running", file=sys.stderr)
        return 130
    judgement = judge(task, trial)
    for sentence in judgement.sentences:
        print(sentence)
    return STATUSES[judgement.verdict]
