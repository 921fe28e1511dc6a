"""What ``sphinx.ext.doctest`` means by a group of blocks: option flags, conditions, steps."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterable, Sequence

from gleichlauf.example.example import Step, Wanted
from gleichlauf.sphinxext.authors.listing import Options
from gleichlauf.sphinxext.examples.conditions import unless
from gleichlauf.sphinxext.examples.groups import CODE
from gleichlauf.sphinxext.examples.outcomes import Part

# As DocTestBuilder.test_group finds out whether an output is an exception's.
_TRACEBACK = re.compile(r"Traceback \((?:most recent call last|innermost last)\):")
_FUTURE = re.compile(r"^from\s+__future__\s+import", re.MULTILINE)
_REPORTING = frozenset({"REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "FAIL_FAST"})
_REPORTING_TOO = frozenset({"REPORT_ONLY_FIRST_FAILURE"})
_OURS = Options()


def flag_names(value: int) -> frozenset[str]:
    """Return the names of the option flags in a number such as ``doctest_default_flags``."""
    return frozenset(name for name, flag in doctest.OPTIONFLAGS_BY_NAME.items() if flag & value)


def flags_of(part: Part, default: frozenset[str]) -> frozenset[str]:
    """Return the flags that hold for a block, by default and by its own ``:options:``."""
    changes = dict(part.listing.flags)
    off = {name for name, on in changes.items() if not on}
    return (default | {name for name, on in changes.items() if on}) - off


def relevant(part: Part, default: frozenset[str]) -> tuple[str, ...]:
    """Return those flags that make a difference to the output that a block wants, sorted."""
    flags = flags_of(part, default) - _REPORTING - _REPORTING_TOO
    wants = _wants(part)
    if part.listing.block.form != "session":
        # Both always hold for the output of a program: see `needs_steps` for the first.
        flags -= {"DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE"}
    idle = {
        "ELLIPSIS": not any("..." in want for want in wants),
        "DONT_ACCEPT_TRUE_FOR_1": not any(want.strip() in ("0", "1") for want in wants),
        "DONT_ACCEPT_BLANKLINE": not any("<BLANKLINE>" in want for want in wants),
        "IGNORE_EXCEPTION_DETAIL": not any(_TRACEBACK.match(want) for want in wants),
    }
    return tuple(sorted(flag for flag in flags if not idle.get(flag, False)))


def _wants(part: Part) -> list[str]:
    if part.listing.block.form != "session":
        return [part.program]
    try:
        return [it.want for it in doctest.DocTestParser().get_examples(part.program)]
    except ValueError:
        return []


def common_condition(parts: Sequence[Part]) -> str | None:
    """Return the condition under which a whole example is left out; None if they differ."""
    found = {unless(part.listing.options) for part in parts if part.listing.role in CODE}
    if len(found) != 1:
        return None
    (condition,) = found
    others = {unless(part.listing.options) for part in parts} - {condition, ""}
    return None if others else condition


def needs_steps(parts: Sequence[Part], default: frozenset[str], before: str = "") -> bool:
    """Say whether only block by block a group can be checked as Sphinx does.

    ``before`` is code that comes before all of it. One output after the other, compared to the letter, is the same as all of it compared at once.
    """
    code = [part for part in parts if part.listing.role in CODE]
    outputs = [part for part in parts if part.listing.role == "testoutput"]
    sessions = [part for part in code if part.listing.block.form == "session"]
    if len({part.listing.block.form for part in code}) > 1:
        return True
    if common_condition(parts) is None or _has_late_future(parts, code, before):
        return True
    if any(_TRACEBACK.match(part.program) for part in outputs):
        return True
    if any("SKIP" in flags_of(part, default) for part in outputs):
        return True
    wanting = sessions or outputs
    flags = {relevant(part, default) for part in wanting}
    if len(flags) > 1 or (not sessions and len(code) > 1 and flags - {()}):
        return True
    true_for_1 = "DONT_ACCEPT_TRUE_FOR_1"
    return any(
        part.program.strip() in ("0", "1") and true_for_1 not in flags_of(part, default)
        for part in outputs
    )


def _has_late_future(parts: Sequence[Part], code: Sequence[Part], before: str) -> bool:
    """Say whether a program starts anew in its middle: ``from __future__`` has to come first."""
    has_setup = any(part.listing.role == "testsetup" for part in parts)
    late = code if before or has_setup else code[1:]
    return any(part.listing.block.form == "program" and _FUTURE.search(part.program) for part in late)


def is_beyond_doctest(part: Part) -> bool:
    """Say whether an output says what ``sphinx.ext.doctest`` has no word for."""
    it = part.listing.options
    said = (it.also_possible, it.ending, it.waiting, it.exceptions)
    return said != (_OURS.also_possible, _OURS.ending, _OURS.waiting, _OURS.exceptions)


def steps(parts: Iterable[Part], default: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps of a group: what ``TestGroup.add_code`` and ``test_group`` make of it."""
    found: list[Step] = []
    for part in parts:
        role, condition = part.listing.role, unless(part.listing.options)
        # Reporting is ours; what is left is as many names as make up the value.
        flags = tuple(sorted(flags_of(part, default) - _REPORTING - _REPORTING_TOO))
        if role in CODE and part.listing.block.form == "session":
            found.append(Step("session", _trimmed(part), flags=flags, unless=condition))
        elif role in CODE or condition:
            if role != "testoutput":
                found.append(Step("program", _trimmed(part), unless=condition))
        if role == "testoutput" and found and found[-1].form == "program":
            last = found[-1]
            wanted = Wanted(_trimmed(part), flags, condition)
            # A later output replaces an earlier one, unless one of them depends on a condition.
            before = last.wanted if condition or any(it.unless for it in last.wanted) else ()
            found[-1] = Step(last.form, last.code, (*before, wanted), last.flags, last.unless)
    return tuple(found)


def _trimmed(part: Part) -> str:
    return part.program.strip("\n")
