"""Whether what a program was seen to do is what its exercise asks; needs no process and no file.

So whatever has run the program may call it: the command line here, or a workshop in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gleichlauf.solutions.task import Asked, File, Task

Verdict = Literal["right", "wrong", "undecided"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One outcome that a program was seen to have, and the ``schedule`` that leads to it, or "".

    ``error`` is what ended the main program: an exception, or an exit status that is not 0.
    """

    outcome: Asked
    schedule: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """All that was seen of a program.

    ``complete`` says whether every schedule was searched, and ``why`` not. ``threads`` is whether
    it ever started a second thread. ``files`` are those that one run left; of archives, with their
    members; of damaged ones, with none.
    """

    outcomes: tuple[Seen, ...]
    complete: bool = True
    why: str = ""
    threads: bool = True
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the sentences that say why."""

    verdict: Verdict
    sentences: tuple[str, ...]


def judge(task: Task, trial: Trial) -> Judgement:
    """Judge what was seen of a program by what its exercise asks."""
    faults = [*_faults(task, trial)]
    if faults:
        return Judgement("wrong", tuple(faults))
    if not trial.complete:
        return Judgement(
            "undecided",
            (
                f"Nothing wrong was found in what was searched, but not all was: {trial.why}.",
                "Make the program smaller: fewer threads, fewer rounds, shorter loops.",
            ),
        )
    return Judgement("right", ("This solves the exercise.",))


def _faults(task: Task, trial: Trial) -> Iterator[str]:
    for seen in trial.outcomes:
        if seen.error:
            yield f"The program fails: {seen.error}.{_how(seen)}"
            return
    if task.threads and not trial.threads:
        yield "The exercise is about threads, but this program starts none."
    if task.aim == "some":
        if trial.complete and not any(_fits(task, seen.outcome) for seen in trial.outcomes):
            yield "None of its outcomes is one that the exercise asks for:"
            yield from (f"  {in_words(seen.outcome)}" for seen in trial.outcomes)
            yield "One of these has to be possible:"
            yield from (f"  {in_words(asked)}" for asked in task.outcomes)
        return
    bad = [seen for seen in trial.outcomes if not _fits(task, seen.outcome)]
    for seen in bad:
        done = in_words(seen.outcome).removesuffix(".")
        yield f"It can do what the exercise does not ask for: {done}.{_how(seen)}"
    if bad:
        yield "What it may do:"
        yield from (f"  {in_words(asked)}" for asked in task.outcomes)
    yield from _faults_of_files(task.files, trial.files)


def _faults_of_files(wanted: Sequence[File], found: Sequence[File]) -> Iterator[str]:
    there = {file.name: file for file in found}
    for file in wanted:
        if file.name not in there:
            yield f"It leaves no file {file.name}."
            continue
        members = there[file.name].members
        if file.members is None or members == file.members:
            continue
        if members is None:
            yield f"{file.name} is no zip archive, or a damaged one."
            continue
        asked, held = dict(file.members), dict(members)
        for name in sorted(asked.keys() - held.keys()):
            yield f"{file.name} lacks {name}."
        for name in sorted(held.keys() - asked.keys()):
            yield f"{file.name} holds {name}, which does not belong there."
        for name in sorted(asked.keys() & held.keys()):
            if asked[name] != held[name]:
                yield f"{name} in {file.name} has another content than it should."


def _fits(task: Task, seen: Asked) -> bool:
    return any(_plain(seen) == _plain(asked) for asked in task.outcomes)


def _plain(outcome: Asked) -> tuple[object, ...]:
    """Return what counts: blanks at the ends of lines, and empty lines at the end, do not."""
    text = "\n".join(line.rstrip() for line in outcome.stdout.splitlines()).rstrip("\n")
    ends = outcome.ending == "finished"
    return text, ends, outcome.exceptions


def in_words(outcome: Asked) -> str:
    """Return an outcome in one line."""
    lines = outcome.stdout.splitlines()
    words = " / ".join(lines[:8]) + (" / ..." if len(lines) > 8 else "") or "it prints nothing"
    if outcome.ending != "finished":
        words += f"; then it never ends ({outcome.ending})"
    for name in outcome.exceptions:
        words += f"; a thread dies with {name}"
    return words


def _how(seen: Seen) -> str:
    return f" (gleichlauf replay FILE {seen.schedule} shows how.)" if seen.schedule else ""
