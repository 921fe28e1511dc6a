r"""No regular expression means something else in another patch release of Python.

Possessive quantifiers (``a*+``, ``a++``, ``a?+``, ``a{2}+``) and atomic groups (``(?>a)``) came
with Python 3.11, and match wrongly before 3.11.5: there ``(?:[^"]|"(?!""))*+`` takes all of
``a\"""``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEARCHED = ("conf.py", "docs", "examples", "src", "tests", "tools")

# What a quantifier may not be mistaken for: an escape, and a set of characters.
NOT_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
POSSESSIVE = re.compile(r"[*+?}]\+|\(\?>")


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that may be a pattern; a field of one is a letter."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            parts = [
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
            ]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            if isinstance(node.value, str):
                yield node.lineno, node.value
            elif isinstance(node.value, bytes):
                yield node.lineno, node.value.decode("latin-1")


def possessive(source: str) -> list[int]:
    """Return the lines of all patterns that have such a construct.

    Which strings are patterns only running the code would tell: one is taken for it if it is one,
    and has something that only a pattern has.
    """
    found = []
    for line, text in texts(ast.parse(source)):
        if POSSESSIVE.search(NOT_SYNTAX.sub("x", text)) and re.search(r"[\\(\[]", text):
            try:
                re.compile(text)
            except re.error:
                continue
            found.append(line)
    return found


def sources() -> Iterator[Path]:
    for name in SEARCHED:
        path = ROOT / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def test_no_pattern_is_possessive() -> None:
    own = Path(__file__)
    read = [path for path in sources() if path != own]
    assert len(read) > 300
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in read
        for line in possessive(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "pattern",
    [
        r"""r'(?:[^"\\]++|\\.)*+"' """,
        r'''rf"(?:{inner}|[{{}}])*+"''',
        r"""rb'(?:ab)?+c'""",
        r"""'(a){2,3}+'""",
        r"""r'(?>a|b)c'""",
    ],
)
def test_a_possessive_pattern_is_found(pattern: str) -> None:
    assert possessive(f"import re\nre.compile({pattern})\n") == [2]


@pytest.mark.parametrize(
    "text", [r'r"\*+(a)"', r'r"[*+]+(a)"', r'r"(a)+\++"', '"+++ printed"', '"C++"', 'r"[]*+]+"']
)
def test_another_text_is_left_alone(text: str) -> None:
    assert possessive(f"import re\nre.compile({text})\n") == []
