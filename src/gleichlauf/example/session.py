"""A ``>>>`` session inside a docstring, where ``python -m doctest`` looks for it."""

from __future__ import annotations

import ast

from gleichlauf.example.error import ExampleFileError


def quoted(text: str) -> str:
    """Return ``text`` (ending in a newline) as a string literal that reads like the text.

    The line that closes the literal holds nothing but the quotes, and no other line does.
    """
    if '"""' not in text:
        return f'r"""{text}"""' if "\\" in text else f'"""{text}"""'
    if "'''" not in text:
        return f"r'''{text}'''" if "\\" in text else f"'''{text}'''"
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""{escaped}"""'


def unquoted(lines: list[str]) -> tuple[str, int]:
    """Return the text of the literal at the start of ``lines``, and how many lines it takes.

    Raises `ExampleFileError` if there is none.
    """
    start = lines[0].removeprefix("r")[:3] if lines else ""
    if start not in ('"""', "'''"):
        raise ExampleFileError("an example file starts with a docstring", 1)
    try:
        count = lines.index(start, 1) + 1
        text = ast.literal_eval("\n".join(lines[:count]))
    except (ValueError, SyntaxError) as error:
        raise ExampleFileError("the docstring at the start has no end", 1) from error
    return str(text), count


def prompted(source: str) -> str:
    """Return program code as steps of a session that wants no output from them.

    Raises `ExampleFileError` if it does not parse.
    """
    lines = source.split("\n")
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise ExampleFileError(f"the clean-up: {error.msg}", error.lineno or 0) from error
    prompts = ["... "] * len(lines)
    for statement in tree.body:
        decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
        prompts[min([statement.lineno, *(node.lineno for node in decorators)]) - 1] = ">>> "
    inside = False
    for index, line in enumerate(lines):
        inside = inside or prompts[index] == ">>> "
        if not inside:
            prompts[index] = ">>> "
        lines[index] = (prompts[index] + line) if line else prompts[index].rstrip()
    return "\n".join(lines)


def unprompted(session: str) -> str:
    """Return the program code that `prompted` was given."""
    return "\n".join(line[4:] for line in session.split("\n"))
