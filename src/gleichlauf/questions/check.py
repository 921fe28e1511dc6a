"""Whether the key of a question is right: its example, and each change of it, is searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.code.block import NotPythonError
from gleichlauf.code.parsing import parse
from gleichlauf.example.example import Example, Outcome, Search
from gleichlauf.example.file import write_example
from gleichlauf.example.matching import prints
from gleichlauf.proof.cache import explored
from gleichlauf.proof.comparison import Found, fits, found_outcomes
from gleichlauf.questions.change import ChangeError, changed
from gleichlauf.questions.question import Change, Complaint, Condition, Output, Question

MARK = "gleichlauf: the options that are true are"
"""Begins the last line that a program prints when it is asked for what is true in its end."""

_ALONE = Search(0, "line")
"""How a program is run whose schedules its page does not search."""


def complaints(question: Question, cache: Path | None = None) -> Iterator[Complaint]:
    """Yield what is wrong with the key of a question; nothing if it is right.

    ``cache`` is a folder in which searches are kept. Raises
    `gleichlauf.schedules.CannotSearchError` where nothing can be searched on this system.
    """
    if question.example.form != "program":
        reason = "a question needs an example that is a program, and not a >>> session"
        yield Complaint(None, reason)
        return
    facts = _Facts(question, cache)
    for index, option in enumerate(question.options):
        try:
            fact = facts.of(index, option.asks)
        except schedules.CannotSearchError:
            raise
        except (ChangeError, NotPythonError, _NoAnswerError, schedules.ScriptError) as error:
            yield Complaint(index, str(error))
            continue
        if fact.true != option.right:
            yield Complaint(index, fact.wrong)


class _NoAnswerError(ValueError):
    """Whether an option is right cannot be found out; the message says why."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """Whether an option is right, and what is said to an author whose key has it otherwise."""

    true: bool
    wrong: str


class _Facts:
    """What searches say about the options of one question."""

    def __init__(self, question: Question, cache: Path | None) -> None:
        self.question = question
        self.example = question.example
        self.cache = cache

    def of(self, index: int, asked: Output | Change | Condition) -> _Fact:
        match asked:
            case Output():
                return self._output(asked)
            case Change():
                return self._change(asked)
            case Condition():
                return self._condition(index, asked)

    def _outcomes(self, example: Example) -> Sequence[Found]:
        script = schedules.Script(f"{example.name}.py", write_example(example))
        found = explored(script, example.search or _ALONE, self.cache)
        if not found.complete:
            reason = "the key cannot be checked, because the search did not come to its end"
            raise _NoAnswerError(f"{reason}: {found.why}")
        return found_outcomes(found)

    @cached_property
    def _own(self) -> Sequence[Found]:
        return self._outcomes(self.example)

    def _output(self, asked: Output) -> _Fact:
        witness = next((it for it in self._own if self._is(asked, it.outcome)), None)
        name = self.example.name
        if witness is not None:
            how = f"; the schedule {witness.schedule} leads there" if self.example.search else ""
            return _Fact(True, f"the key says that this does not happen, but {name} can do it{how}")
        does = "; ".join(_in_short(it.outcome) for it in self._own)
        if self.example.search:
            reason = f"in no schedule that was searched does {name} do it; what it can do: {does}"
        else:
            reason = f"{name} does something else: {does}"
        return _Fact(False, f"the key says that this happens, but {reason}")

    def _is(self, asked: Output, outcome: Outcome) -> bool:
        """Say whether an outcome is what an option asks for."""
        if asked.never_ends != (outcome.ending != "finished"):
            return False
        died = [(it.thread, it.exception.rpartition(".")[2]) for it in outcome.exceptions]
        wanted = [(it.thread, it.exception.rpartition(".")[2]) for it in asked.exceptions]
        if wanted and sorted(wanted) != sorted(died):
            return False
        if asked.text is None:
            return True
        if asked.part:
            return _holds(outcome.stdout.splitlines(), asked.text.splitlines())
        text = f"{asked.text}\n" if asked.text else ""
        return prints(self.example, text, outcome.stdout)

    def _change(self, asked: Change) -> _Fact:
        if not self.question.wanted:
            raise _NoAnswerError("what the program should do is not said: document its outcomes")
        example = replace(self.example, code=changed(self.example.code, asked.code))
        bad = [
            it
            for it in self._outcomes(example)
            if it.status or not any(fits(example, w, it.outcome) for w in self.question.wanted)
        ]
        does = "; ".join(f"{_in_short(it.outcome)} ({it.schedule})" for it in bad)
        reason = f"the key says that this change is right, but the program can still do: {does}"
        if bad:
            return _Fact(False, reason)
        return _Fact(
            True,
            "the key says that this change is not right, but with it the program does only what it"
            " should, in every schedule that was searched",
        )

    @cached_property
    def _true(self) -> Sequence[frozenset[int]]:
        """For each outcome, the options that are true in it."""
        asked = [
            (index, option.asks.expression)
            for index, option in enumerate(self.question.options)
            if isinstance(option.asks, Condition)
        ]
        each = "".join(f"\n    if ({expression}): true_.append({i})" for i, expression in asked)
        telling = f"def tell_what_is_true():\n    true_ = []{each}\n    print({MARK!r}, *true_)"
        code = f"{self.example.code.rstrip()}\n\n\n{telling}\n\n\ntell_what_is_true()"
        found = self._outcomes(replace(self.example, code=code))
        told = [
            frozenset(map(int, last.removeprefix(MARK).split()))
            for it in found
            for last in it.outcome.stdout.splitlines()[-1:]
            if last.startswith(MARK)
        ]
        if not told:
            reason = "the program does not come to its end, where the options are looked at"
            raise _NoAnswerError("; ".join([reason, *(_in_short(it.outcome) for it in found)]))
        return told

    def _condition(self, index: int, asked: Condition) -> _Fact:
        try:
            parse(f"({asked.expression})")
        except NotPythonError as error:
            raise _NoAnswerError(f":if: is no Python expression: {error.reason}") from None
        if any(index in true for true in self._true):
            return _Fact(True, f"the key says that this is not so, but it is: {asked.expression}")
        return _Fact(False, f"the key says that this is so, but it is not: {asked.expression}")


def _holds(lines: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether lines hold others, all in one piece."""
    count = len(wanted)
    return any([*lines[i : i + count]] == [*wanted] for i in range(len(lines) - count + 1))


def _in_short(outcome: Outcome) -> str:
    shown = " / ".join(outcome.stdout.splitlines()) or "nothing is printed"
    if outcome.ending != "finished":
        shown += f" and a {outcome.ending}"
    for died in outcome.exceptions:
        shown += f", {died.thread} dies with {died.exception}"
    return shown
