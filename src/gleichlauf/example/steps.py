"""The steps of an example in its file: one call for each, read back from there.

``check_step("code", wanted=[("output", "ELLIPSIS", "")])`` is a program and what it prints, and
``check_step(">>> 1 + 1 ...", flags="ELLIPSIS")`` a session; ``unless="expression"`` leaves it out.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import Step, Wanted
from gleichlauf.example.session import quoted


def write_steps(steps: Sequence[Step]) -> list[str]:
    """Return the lines of a file that check these steps, one after the other."""
    lines: list[str] = []
    for step in steps:
        lines += [""] if lines else []
        end = f", unless={step.unless!r}" if step.unless else ""
        if step.form == "session":
            end = f"flags={_names(step.flags)!r}" + end
        else:
            wanted = ", ".join(
                f"({_text(it.text)}, {_names(it.flags)!r}, {it.unless!r})" for it in step.wanted
            )
            end = f"wanted=[{wanted}]" + end
        lines += f"check_step({_text(step.code)}, {end})".split("\n")
    return lines


def _text(text: str) -> str:
    return quoted(f"{text}\n") if text else '""'


def _names(flags: Sequence[str]) -> str:
    return " ".join(flags)


def read_steps(lines: Sequence[str], first: int) -> tuple[Step, ...]:
    """Return the steps of a section whose first line is line ``first`` of its file, from 1.

    Raises `ExampleFileError`.
    """
    try:
        calls = ast.parse("\n".join(lines)).body
    except SyntaxError as error:
        raise ExampleFileError(error.msg, first + (error.lineno or 1) - 1) from error
    return tuple(_read(call, first) for call in calls)


def _read(statement: ast.stmt, first: int) -> Step:
    match statement:
        case ast.Expr(ast.Call(ast.Name("check_step"), [ast.Constant(str(code))], keywords)):
            try:
                given = {it.arg: ast.literal_eval(it.value) for it in keywords}
                wanted = tuple(
                    Wanted(text.removesuffix("\n"), tuple(flags.split()), unless)
                    for text, flags, unless in given.get("wanted", ())
                )
                return Step(
                    form="program" if "wanted" in given else "session",
                    code=code.removesuffix("\n"),
                    wanted=wanted,
                    flags=tuple(given.get("flags", "").split()),
                    unless=given.get("unless", ""),
                )
            except (ValueError, TypeError, AttributeError):
                pass
    raise ExampleFileError("this is no step of an example", first + statement.lineno - 1)
