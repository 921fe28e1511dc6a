"""The file of an example: a program for everybody who has Python, and read back from there.

A program's file, from top to bottom: a docstring (title, page, name, language, what it needs), a
prologue if the example leaves files, the set-up code, the code, the clean-up, and a closing
comment with what the page says that it does. A ``>>>`` session stands in the docstring itself,
with its clean-up, so that ``python -m doctest FILE`` checks it; ``python FILE`` does too and says
how many steps it took. An example in steps is a program that checks them one after the other.
Comment lines such as ``# ---- Set-up ----`` separate the sections.

The prologue never lets an example overwrite a reader's file: it moves to a new folder, which is
kept, unless the current one is empty.
"""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from typing import Literal

from gleichlauf.example.closing import read_closing, write_closing
from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import Example, Step
from gleichlauf.example.frame import STEPS_END, check, prologue, step_by_step
from gleichlauf.example.labels import Labels, labels
from gleichlauf.example.naming import NamingError, check_language, check_name, check_page
from gleichlauf.example.needs import needs
from gleichlauf.example.session import prompted, quoted, unprompted, unquoted
from gleichlauf.example.steps import read_steps, write_steps

_WIDTH = 79
_SECTION = re.compile(r"(# )?---- (.+?) -{4,}")
_FUTURE = re.compile(r"^\s*from\s+__future__\s+import", re.MULTILINE)
_HEADER_LINES = 7


def canonical(example: Example) -> Example:
    """Return the example as a file can say it: what `read_example` returns after writing.

    Code is free of blank lines at its start and end and of foreign newlines; a title is one line
    and never empty.
    """
    return replace(
        example,
        title=" ".join(example.title.split()) or example.name,
        setup=_trimmed(example.setup),
        code=_trimmed(example.code),
        cleanup=_trimmed(example.cleanup),
        unless=" ".join(example.unless.split()),
    )


def _trimmed(code: str) -> str:
    lines = code.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


def write_example(example: Example) -> str:
    """Return the text of the example's file; the same on every version of Python.

    Raises `ExampleFileError` for what no file can hold: an invalid name, code that looks like one
    of our headings, a session with outcomes, ``from __future__`` where Python would reject it.
    """
    try:
        check_name(example.name)
        check_page(example.page)
        check_language(example.language)
    except NamingError as error:
        raise ExampleFileError(str(error)) from error
    example = canonical(example)
    texts = labels(example.language)
    session = example.form == "session"
    stepwise = example.form == "steps"
    if (session or stepwise) and example.outcomes:
        raise ExampleFileError("a session documents its output in its own lines, not beside them")
    body = "\n".join(write_steps(example.steps)) if stepwise else example.code
    parts = {texts.setup: example.setup}
    parts |= {} if session else {texts.code: body, texts.cleanup: example.cleanup}
    parts = {label: code for label, code in parts.items() if code or label == texts.code}
    for label, code in (parts | {texts.session: body, texts.cleanup: example.cleanup}).items():
        _check_part(label, code)
    bodies = {label: code.split("\n") for label, code in parts.items()}
    head = _future_lines(parts)

    lines = quoted(_docstring(example, texts)).split("\n")
    if (example.files or stepwise) and head:
        first = next(iter(bodies))
        lines += ["", *bodies[first][:head]]
        bodies[first] = bodies[first][head:]
    if example.files:
        lines += ["", heading(texts.folder), *prologue(example, texts)]
    if stepwise:
        lines += ["", heading(texts.check), *step_by_step()]
    for label, rows in bodies.items():
        lines += ["", heading(label), *rows]
    if session:
        lines += ["", heading(texts.check), *check(texts, example.flags)]
    if stepwise:
        lines += ["", heading(texts.result), STEPS_END]
    lines += ["", heading(texts.outcome), *write_closing(example, texts)]
    return "\n".join(lines) + "\n"


def heading(label: str, prefix: str = "# ") -> str:
    """Return the line that starts a section; inside a docstring without its ``prefix``."""
    return f"{prefix}---- {label} ".ljust(_WIDTH, "-")


def _check_part(label: str, code: str) -> None:
    for number, line in enumerate(code.split("\n"), 1):
        if _SECTION.fullmatch(line):
            raise ExampleFileError(
                f"{label}: {line!r} looks like a heading of an example file; write it another way",
                number,
            )
        if re.search("[\0\ud800-\udfff]", line):
            raise ExampleFileError(f"{label}: a character that no source file can hold", number)


def _future_lines(parts: dict[str, str]) -> int:
    """Return how many lines of the first part belong to ``from __future__`` imports.

    They have to stay ahead of all other code:
    https://docs.python.org/3/reference/simple_stmts.html#future-statements
    """
    head = 0
    for position, (label, code) in enumerate(parts.items()):
        if not _FUTURE.search(code):
            continue
        try:
            body = ast.parse(code).body
        except SyntaxError as error:
            raise ExampleFileError(f"{label}: {error.msg}", error.lineno or 0) from error
        ahead = position == 0
        for statement in body:
            if not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
                ahead = False
            elif ahead:
                head = statement.end_lineno or statement.lineno
            else:
                raise ExampleFileError(
                    f"{label}: 'from __future__' has to be the first code of the example, ahead "
                    "of a docstring and of any set-up code; move it there",
                    statement.lineno,
                )
    return head


def _docstring(example: Example, texts: Labels) -> str:
    besides = needs(example)
    purpose = texts.program_and_more if besides else texts.program_purpose
    if example.form == "steps":
        purpose = texts.steps_purpose
    elif example.form == "session":
        # With options of its own only the file itself checks it as its page would.
        purpose = texts.session_and_more if besides or example.flags else texts.session_purpose
    elif len(example.outcomes) > 1:
        purpose = texts.threads_and_more if besides else texts.threads_purpose
    lines = [
        example.title,
        "",
        f"{texts.page}: {example.page}",
        f"{texts.name}: {example.name}",
        f"{texts.language}: {example.language}",
        "",
        purpose,
    ]
    if besides:
        lines.append(f"{texts.needs}: {', '.join(besides)}")
    if example.unless:
        lines.append(f"{texts.unless}: {example.unless}")
    if example.form == "session":
        lines += ["", heading(texts.session, ""), example.code]
        if example.cleanup:
            lines += ["", heading(texts.cleanup, ""), prompted(example.cleanup)]
    return "\n".join(lines) + "\n"


def is_example(text: str) -> bool:
    """Tell whether a file is one of ours, by its header and its last section; never raises."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) < _HEADER_LINES or lines[0].removeprefix("r")[:3] not in ('"""', "'''"):
        return False
    texts = labels(lines[4].partition(": ")[2])
    named = (texts.page, texts.name, texts.language)
    return (
        all(line.startswith(f"{label}: ") for label, line in zip(named, lines[2:5], strict=True))
        and heading(texts.outcome) in lines
    )


def read_example(text: str) -> Example:
    """Return the example whose file has this text.

    Raises `ExampleFileError` with the line that `write_example` would not have written.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    docstring, count = unquoted(lines)
    inner = docstring.split("\n")
    language = inner[4].partition(": ")[2] if len(inner) > _HEADER_LINES else ""
    texts = labels(language)
    values: list[str] = []
    for index, label in enumerate((texts.page, texts.name, texts.language), 2):
        if len(inner) <= index or not inner[index].startswith(f"{label}: "):
            raise ExampleFileError(f"'{label}: ...' is missing here", index + 1)
        values.append(inner[index].partition(": ")[2])
    try:
        page, name = check_page(values[0]), check_name(values[1])
        check_language(language)
    except NamingError as error:
        raise ExampleFileError(str(error)) from error

    inside = _sections(inner[:count], _HEADER_LINES, "")
    below = _sections(lines, count, "# ")
    if texts.outcome not in below:
        missing = heading(texts.outcome)
        raise ExampleFileError(f"the closing comment is missing, headed {missing!r}", len(lines))
    head = lines[count + 1 : min(index for index, _ in below.values()) - 1]
    unless = next((it for it in inner[_HEADER_LINES:] if it.startswith(f"{texts.unless}: ")), "")
    form: Literal["program", "session", "steps"] = "program"
    if texts.session in inside:
        form = "session"
    elif texts.result in below:
        form = "steps"
    code = inside if form == "session" else below
    if (texts.session if form == "session" else texts.code) not in code:
        raise ExampleFileError(f"the section {heading(texts.code)!r} is missing", len(lines))
    parts = {label: body for label, (_, body) in (below | inside).items()}
    first = texts.setup if texts.setup in parts else texts.code
    if head:
        parts[first] = head + parts.get(first, [])
    cleanup = "\n".join(parts.get(texts.cleanup, ()))
    closing = read_closing(tuple(parts[texts.outcome]), below[texts.outcome][0] + 2, texts)
    steps: tuple[Step, ...] = ()
    if form == "steps":
        steps = read_steps(parts.pop(texts.code), below[texts.code][0] + 2)
    return Example(
        name=name,
        page=page,
        language=language,
        title=inner[0],
        form=form,
        setup="\n".join(parts.get(texts.setup, ())),
        code="\n".join(parts.get(texts.session if form == "session" else texts.code, ())),
        cleanup=unprompted(cleanup) if form == "session" else cleanup,
        outcomes=closing.outcomes,
        files=closing.files,
        search=closing.search,
        flags=closing.flags,
        unless=unless.partition(": ")[2],
        steps=steps,
    )


def _sections(lines: list[str], start: int, prefix: str) -> dict[str, tuple[int, list[str]]]:
    """Return each section's label with the index of its heading and the lines below it."""
    headings = [
        (index, match[2])
        for index, line in enumerate(lines[start:], start)
        if (match := _SECTION.fullmatch(line)) and (match[1] or "") == prefix
    ]
    ends = [*(index for index, _ in headings), len(lines)][1:]
    return {
        label: (index, lines[index + 1 : end - 1])
        for (index, label), end in zip(headings, ends, strict=True)
    }
