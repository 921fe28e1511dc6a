"""The verdict on a run: everything in which it is not what the page says."""

from __future__ import annotations

import difflib
import re
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.lines import file_lines, first_code_line, output_line
from gleichlauf.example.matching import prints
from gleichlauf.run.difference import diff, shortened, split_lines, unseen, visible
from gleichlauf.run.endless import endless_outcome
from gleichlauf.run.run import Run, ThreadDeath, ThreadStack

_ADVICE = (
    "blanks at the end of a line, tabs, a first or last empty line and a missing last newline "
    "cannot stand in a page: print them another way, or compare with :options: "
    "+NORMALIZE_WHITESPACE"
)
_start = lru_cache(maxsize=1)(first_code_line)  # An example runs again and again.
# How doctest says where a step stands.
_STEP = re.compile(r'^File ".*", line (\d+), in __main__$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong, and what to do about it.

    ``line`` is that of the example's file to look at. ``detail`` holds lines to show as they are:
    a diff or a traceback. ``places`` are further lines of the file, each with what is there.
    """

    line: int
    wrong: str
    advice: str
    detail: tuple[str, ...] = ()
    places: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run says about an example; it passed if there is nothing to complain about."""

    example: Example
    complaints: tuple[Complaint, ...]

    @property
    def passed(self) -> bool:
        """Whether the run did exactly what the page says."""
        return not self.complaints


def judge(example: Example, run: Run) -> Verdict:
    """Compare a run with what the page of its example documents.

    It passed if it ended by itself with status 0 and within its time (or came to a documented
    deadlock or hang), printed exactly one of the documented outputs, wrote nothing to stderr,
    lost no thread to an undocumented exception, left no thread and no process behind, and left
    exactly the documented files, with every archive in order. Where a program documents no
    outcome, what it prints is not compared.
    """
    return Verdict(example, tuple(_complaints(example, run)))


def _complaints(example: Example, run: Run) -> Iterator[Complaint]:
    start = _start(example)
    if run.flooded:
        yield Complaint(
            start,
            "it printed so much that it was stopped",
            "let it print less, or end",
            shortened(run.stdout[:500] or run.stderr[:500]),
        )
        return
    if run.lost:
        yield Complaint(
            start,
            "it has stopped the process that started it, or cannot be ended",
            "let it send signals to itself and to what it has started only",
        )
        return
    endless = None
    if run.timed_out:
        lines = file_lines(example)
        endless = endless_outcome(example.outcomes, run.stdout, run.stacks, lines)
        if endless is None:
            yield _did_not_end(start, run)
    if not run.timed_out:
        yield from _status(example, start, run)
    fitting = (endless,) if endless else _fitting(example, run)
    yield from _deaths(example, start, run, fitting)
    if run.stderr:
        yield Complaint(
            start,
            "it wrote to stderr",
            "a warning stands for something to mend (a file that is not closed, for instance); "
            "what readers should see goes to stdout",
            shortened(run.stderr),
        )
    yield from _output(example, run, fitting)
    yield from _left_behind(start, run)
    # A run that was cut short may lack files, or have half of one.
    if endless or (run.told and not run.timed_out):
        yield from _files(example, start, run, ended=endless is None)


def _fitting(example: Example, run: Run) -> tuple[Outcome, ...]:
    """Return the documented outcomes that print what the run printed."""
    return tuple(
        outcome
        for outcome in example.outcomes
        if outcome.ending == "finished" and prints(example, outcome.stdout, run.stdout)
    )


def _did_not_end(start: int, run: Run) -> Complaint:
    places = tuple((stack.lines[0], _at(stack)) for stack in run.stacks if stack.lines)
    elsewhere = tuple(_at(stack) for stack in run.stacks if not stack.lines)
    return Complaint(
        places[0][0] if places else start,
        f"it had not ended after {run.time_limit:g} seconds",
        "make it end, document that it does not (:ending:), or give it more time "
        "(--gleichlauf-time-limit)",
        elsewhere if run.stacks else ("No thread answered: Python code was not being run.",),
        places,
    )


def _at(stack: ThreadStack) -> str:
    return f"thread {stack.thread}, in {stack.function}()"


def _status(example: Example, start: int, run: Run) -> Iterator[Complaint]:
    if run.status is not None and run.status < 0:
        try:
            name = signal.Signals(-run.status).name
        except ValueError:
            name = f"signal {-run.status}"
        yield Complaint(start, f"its process was killed by {name}", "find out who did it")
    elif run.status and example.form != "program" and (step := _STEP.search(run.stdout)):
        session = example.form == "session"
        yield Complaint(
            int(step[1]),
            f"a step {'of the session' if session else 'of it'} does not print what its page says",
            "correct the code, or the documented output (with '...' for any text: +ELLIPSIS); "
            + _ADVICE,
            tuple(visible(line) for line in shortened(run.stdout)),
        )
    elif run.status and not any(death.thread == "MainThread" for death in run.deaths):
        yield Complaint(
            start,
            f"its exit status is {run.status}",
            "let it end with status 0",
            shortened(run.stdout),
        )
    elif not run.status and not run.told:
        yield Complaint(
            start,
            "it left without coming to its end, so its threads could not be checked",
            "do not call os._exit",
        )


def _deaths(
    example: Example, start: int, run: Run, fitting: tuple[Outcome, ...]
) -> Iterator[Complaint]:
    happened = Counter((death.thread, death.exception) for death in run.deaths)
    documented = [
        Counter((death.thread, death.exception.rpartition(".")[2]) for death in outcome.exceptions)
        for outcome in fitting or example.outcomes
    ]
    if happened in documented or not (happened or documented):
        return
    closest = min(
        documented,
        key=lambda deaths: (happened - deaths).total() + (deaths - happened).total(),
        default=Counter[tuple[str, str]](),
    )
    surplus = happened - closest
    for death in run.deaths:
        if surplus[death.thread, death.exception]:
            surplus[death.thread, death.exception] -= 1
            yield _died(start, death)
    # A run that was stopped or that died may not have come so far.
    if fitting:
        for thread, exception in (closest - happened).elements():
            yield Complaint(
                start,
                f"thread {thread} was to end with {exception}, but did not",
                "correct the code, or the option :exceptions: of its testoutput",
            )


def _died(start: int, death: ThreadDeath) -> Complaint:
    if death.thread == "MainThread":
        wrong, advice = f"it ended with {death.exception}", "correct the code"
    else:
        wrong = f"thread {death.thread} died of {death.exception}, which Python reports on stderr"
        advice = "catch it in the thread, or document it with :exceptions: on its testoutput"
    if death.exception == "EOFError":
        advice += "; if it asks for input: an example has none"
    return Complaint(death.line or start, wrong, advice, shortened(death.text))


def _output(example: Example, run: Run, fitting: tuple[Outcome, ...]) -> Iterator[Complaint]:
    if fitting or not example.outcomes:
        return
    printed = split_lines(run.stdout)
    ratios = [
        difflib.SequenceMatcher(None, split_lines(outcome.stdout), printed, autojunk=False).ratio()
        for outcome in example.outcomes
    ]
    index = ratios.index(max(ratios))
    outcome = example.outcomes[index]
    if run.timed_out and run.stdout == outcome.stdout:
        return  # What is wrong is that it did not end, and where.
    documented = split_lines(outcome.stdout)
    same = 0
    while same < min(len(documented), len(printed)) and documented[same] == printed[same]:
        same += 1
    if outcome.stdout == run.stdout:
        wrong = "it ended, but its page says that with this output it does not"
        advice = "correct the option :ending: of its testoutput"
    else:
        wrong = "it does not print what its page says"
        if len(example.outcomes) > 1:
            wrong = f"it prints none of the {len(example.outcomes)} outputs on its page"
        advice = "correct the code, or its testoutput (each possible output in one of its own)"
        if unseen(outcome.stdout, run.stdout):
            advice += "; " + _ADVICE
    yield Complaint(output_line(example, index, same), wrong, advice, diff(documented, printed))


def _left_behind(start: int, run: Run) -> Iterator[Complaint]:
    for stack in () if run.timed_out else run.left_over:
        kind = "daemon thread" if stack.daemon else "thread"
        yield Complaint(
            stack.lines[0] if stack.lines else start,
            f"the {kind} {stack.thread} was still running when the main program had ended",
            "tell it to end, and wait for it with join()",
        )
    for command in run.processes:
        yield Complaint(
            start,
            f"it left a process running: {command}",
            "end it, and wait for it",
        )


def _files(example: Example, start: int, run: Run, *, ended: bool) -> Iterator[Complaint]:
    documented, found = set(example.files), set(run.files)
    option = "correct the code, or the option :files: of its testcode"
    for path in sorted(found - documented):
        yield Complaint(start, f"it left {path}, which its page does not name", option)
    for path in sorted(documented - found) if ended else ():
        yield Complaint(start, f"it did not leave {path}, which its page names", option)
    for damage in run.damaged if ended else ():
        yield Complaint(
            start,
            f"its archive {damage.path} is damaged: {damage.reason}",
            "close the archive (use with) before the example ends",
        )
