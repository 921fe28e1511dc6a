"""Whether what a program was seen to do is what its exercise asks; needs no process and no file.

So whatever has run the program may call it: the command line here, or a workshop in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gleichlauf.solutions.task import Asked, Ending, File, Task

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
    members; of damaged ones, with none; None if nobody could look.
    """

    outcomes: tuple[Seen, ...]
    complete: bool = True
    why: str = ""
    threads: bool = True
    files: tuple[File, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in English, with ``{fields}`` in its ``phrase``, so that a page can translate it.

    ``item`` is whether it is one of a list, ``schedule`` which run shows it, or "".
    """

    phrase: str
    fields: tuple[tuple[str, Sentence | str], ...] = ()
    item: bool = False
    schedule: str = ""

    def __str__(self) -> str:
        text = self.phrase.format(**{name: str(value) for name, value in self.fields})
        how = f" (gleichlauf replay FILE {self.schedule} shows how.)" if self.schedule else ""
        return f"{'  ' if self.item else ''}{text}{how}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the sentences that say why."""

    verdict: Verdict
    sentences: tuple[Sentence, ...]


def say(
    phrase: str, /, *, item: bool = False, schedule: str = "", **fields: Sentence | str
) -> Sentence:
    """Return a sentence with these fields."""
    return Sentence(phrase, tuple(fields.items()), item, schedule)


def judge(task: Task, trial: Trial) -> Judgement:
    """Judge what was seen of a program by what its exercise asks."""
    faults = [*_faults(task, trial)]
    if faults:
        return Judgement("wrong", tuple(faults))
    if not trial.complete:
        return Judgement(
            "undecided",
            (
                say(
                    "Nothing wrong was found in what was searched, but not all was: {why}.",
                    why=trial.why,
                ),
                say("Make the program smaller: fewer threads, fewer rounds, shorter loops."),
            ),
        )
    return Judgement("right", (say("This solves the exercise."),))


def as_seen(
    stdout: str,
    ending: str,
    status: int,
    exceptions: Sequence[tuple[str, str, str]],
    schedule: str,
) -> Seen:
    """Return what the explorer found as an exercise looks at it.

    ``exceptions`` are those that ended threads: the thread's name, the type's, the message.
    """
    names = sorted(exception.rpartition(".")[2] for _, exception, _ in exceptions)
    main = [(name, message) for thread, name, message in exceptions if thread == "MainThread"]
    error = f"{main[0][0]}: {main[0][1]}" if main else ""
    if status and not error:
        error = f"it ends with status {status}"
    end: Ending = "deadlock" if ending == "deadlock" else "hang" if ending == "hang" else "finished"
    return Seen(Asked(stdout, end, tuple(names)), schedule, error)


def _faults(task: Task, trial: Trial) -> Iterator[Sentence]:
    for seen in trial.outcomes:
        if seen.error:
            yield say("The program fails: {error}.", error=seen.error, schedule=seen.schedule)
            return
    if task.threads and trial.complete and not trial.threads:
        yield say("The exercise is about threads, but this program starts none.")
    if task.aim == "some":
        if trial.complete and not any(_fits(task, seen.outcome) for seen in trial.outcomes):
            yield say("None of its outcomes is one that the exercise asks for:")
            yield from (_listed(seen.outcome) for seen in trial.outcomes)
            yield say("One of these has to be possible:")
            yield from (_listed(asked) for asked in task.outcomes)
        return
    bad = [seen for seen in trial.outcomes if not _fits(task, seen.outcome)]
    for seen in bad:
        yield say(
            "It can do what the exercise does not ask for: {outcome}.",
            outcome=in_words(seen.outcome),
            schedule=seen.schedule,
        )
    if bad:
        yield say("What it may do:")
        yield from (_listed(asked) for asked in task.outcomes)
    if trial.files is not None:
        yield from _faults_of_files(task.files, trial.files)


def _faults_of_files(wanted: Sequence[File], found: Sequence[File]) -> Iterator[Sentence]:
    there = {file.name: file for file in found}
    for file in wanted:
        if file.name not in there:
            yield say("It leaves no file {file}.", file=file.name)
            continue
        members = there[file.name].members
        if file.members is None or members == file.members:
            continue
        if members is None:
            yield say("{file} is no zip archive, or a damaged one.", file=file.name)
            continue
        asked, held = dict(file.members), dict(members)
        for name in sorted(asked.keys() - held.keys()):
            yield say("{file} lacks {member}.", file=file.name, member=name)
        for name in sorted(held.keys() - asked.keys()):
            yield say(
                "{file} holds {member}, which does not belong there.", file=file.name, member=name
            )
        for name in sorted(asked.keys() & held.keys()):
            if asked[name] != held[name]:
                yield say(
                    "{member} in {file} has another content than it should.",
                    member=name,
                    file=file.name,
                )


def _fits(task: Task, seen: Asked) -> bool:
    return any(_plain(seen) == _plain(asked) for asked in task.outcomes)


def _plain(outcome: Asked) -> tuple[object, ...]:
    """Return what counts: blanks at the ends of lines, and empty lines at the end, do not."""
    text = "\n".join(line.rstrip() for line in outcome.stdout.splitlines()).rstrip("\n")
    ends = outcome.ending == "finished"
    return text, ends, outcome.exceptions


def _listed(outcome: Asked) -> Sentence:
    return say("{outcome}", item=True, outcome=in_words(outcome))


def in_words(outcome: Asked) -> Sentence:
    """Return an outcome in one line."""
    lines = outcome.stdout.splitlines()
    text = " / ".join(lines[:8]) + (" / ..." if len(lines) > 8 else "")
    words = say("{text}", text=text.removesuffix(".")) if text else say("it prints nothing")
    if outcome.ending == "deadlock":
        words = say("{outcome}; then it never ends (deadlock)", outcome=words)
    elif outcome.ending == "hang":
        words = say("{outcome}; then it never ends (hang)", outcome=words)
    for name in outcome.exceptions:
        words = say("{outcome}; a thread dies with {exception}", outcome=words, exception=name)
    return words
