"""Whatever the explorer and the judge of solutions can say, a page can say in its own language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gleichlauf import solutions
from gleichlauf.schedules.explorer import CHANGED
from gleichlauf.schedules.reading.program import Program
from gleichlauf.schedules.stacks import refusing
from gleichlauf.schedules.stand_ins import output, refusals
from gleichlauf.solutions.in_page import FINER, TOO_LARGE
from gleichlauf.workshop.reasons import JUDGEMENTS, REASONS, REFUSALS

SAID = (*REFUSALS, *REASONS, *JUDGEMENTS)


def fits(said: str) -> bool:
    """Say whether one of the forms is what was said, as the page's script does."""
    forms = ("(.+)".join(map(re.escape, re.split(r"\{\w+\}", form))) for form in SAID)
    return any(re.fullmatch(form, said, re.DOTALL) for form in forms)


def constants() -> Iterator[str]:
    """Yield what is said of scripts that do what they must not."""
    yield from (CHANGED, FINER, TOO_LARGE)
    for module in (refusals, refusing):
        yield from (
            value
            for name, value in vars(module).items()
            if name.isupper() and isinstance(value, str)
        )
    yield from refusing.IMPORTS.values()
    yield from refusing.NAMES.values()


@pytest.mark.parametrize("said", sorted(set(constants())))
def test_each_reason_has_its_form(said: str) -> None:
    assert fits(said)


def calls(path: Path, names: set[str]) -> Iterator[str]:
    """Yield the texts that calls of these functions are given, with {} for what is put in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                match node.args[0]:
                    case ast.Constant(value=str(text)):
                        yield text
                    case ast.JoinedStr(values=values):
                        yield "".join(
                            str(it.value) if isinstance(it, ast.Constant) else "XY" for it in values
                        )


def test_what_a_script_is_refused_for_while_it_runs_has_its_form() -> None:
    found = list(calls(Path(output.__file__), {"refuse"}))
    assert len(found) == 2
    assert [said for said in found if not fits(said)] == []


def test_each_sentence_of_a_judgement_has_its_form() -> None:
    folder = Path(solutions.__path__[0])
    found = [
        said
        for said in calls(folder / "judging.py", {"say"})
        if said not in {"{text}", "{outcome}"}
    ]
    assert len(found) > 15
    assert [said for said in found if said not in SAID] == []


def test_what_is_not_here_has_its_form() -> None:
    said = refusing.refusal("a.py", Program("import asyncio\n"))
    assert said.startswith("a.py:1: the script runs an event loop")
    assert fits(said)
    assert not fits("something else")
