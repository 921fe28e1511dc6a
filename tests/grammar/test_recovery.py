"""One damaged line hides no other: what is read of a text that is no Python, and what is told."""

# ruff: noqa: E501  (tables with a case on each line)

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.grammar.nodes import Unreadable
from gleichlauf.grammar.recovery import recover

TEXTS = {
    # the text, its faults as (kind, row), and a name that has to be read all the same
    "an open quote": ("a()\nprint('b)\nc()", [("quote", 1)], "c"),
    "an open bracket": ("a()\nprint(b\nc()", [("bracket", 1)], "c"),
    "a bracket too many": ("a()\nprint(b))\nc()", [("bracket", 1)], "c"),
    "an open bracket in several rows": ("f(\n    [1,\n    2),\n)\nc()", [("bracket", 1)], "c"),
    "an open quote in several rows": ("f(\n    'a,\n    b,\n)\nc()", [("quote", 1)], "c"),
    "an open text of several rows": ("a()\nx = '''b\nc()", [("quote", 1)], "c"),
    "a header with an open bracket": ("for a in f(b:\n    c()\nd()", [("bracket", 0)], "c"),
    "prose": ("a()\nand so on\nc()", [("line", 1)], "c"),
    "prose that is a header": ("for each thing:\n    c()", [("line", 0)], "c"),
    "a keyword of another language": ("f\u00fcr a in b:\n    c()\nelse:\n    d()", [("line", 0)], "c"),
    "an indentation too much": ("a()\n    b()\nc()", [("indentation", 1)], "c"),
    "an indentation to nowhere": ("if a:\n        b()\n    c()", [("indentation", 2)], "c"),
    "tabs and blanks": ("if a:\n        b()\n\tc()", [("indentation", 2)], "c"),
    "a body that is missing": ("for a in b:\nc()", [("body", 0)], "c"),
    "a body that is a comment": ("with a:\n    # b\nc()", [("prose", 0)], "c"),
    "a try without a clause": ("try:\n    a()\nc()", [("clause", 0)], "c"),
    "a clause in a comment": ("try:\n    a()  # except B:\nc()", [("clause", 1)], "c"),
    "a clause without a try": ("a()\nexcept B:\n    c()", [("line", 1)], "c"),
    "a damaged case": ("match a:\n    case 1:\n        b(\n    case 2:\n        c()", [("bracket", 2)], "c"),
    "a damaged decorator": ("@a b\ndef f():\n    c()", [("line", 0)], "c"),
    "two damages": ("a(\nb()\nd e\nc()", [("bracket", 0), ("line", 2)], "c"),
    "newer syntax beside damage": ("def f[T](x): pass\nprint('\nc()", [("quote", 1)], "c"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "faults", "name"), TEXTS.values(), ids=TEXTS)
def test_the_rest_is_read(text: str, faults: list[tuple[str, int]], name: str) -> None:
    found = recover(text)
    assert [(fault.kind, fault.row) for fault in found.faults] == faults
    tree = ast.Module(body=list(found.statements), type_ignores=[])
    names = {node.id: node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name)}
    rows = text.split("\n")
    assert name in names
    assert f"{name}(" in rows[names[name] - 1]


def test_a_sound_text_has_no_fault() -> None:
    found = recover("import os\n\nprint(os.name)")
    assert found.faults == ()
    assert not any(isinstance(statement, Unreadable) for statement in found.statements)


@given(st.lists(st.sampled_from(
    ["if a:", "    b()", "else:", "  c", "try:", "except:", "x = (", ")", "'", '"""', "\tq", "",
     "# d", "match e:", "    case 1:", "@f", "def g():", "... h ...", "print('i')", "lazy import j"]
), max_size=14))  # fmt: skip
def test_nothing_is_raised_and_every_row_keeps_its_number(rows: list[str]) -> None:
    found = recover("\n".join(rows))
    for fault in found.faults:
        assert 0 <= fault.row < max(1, len(rows))
    for statement in found.statements:
        assert 1 <= statement.lineno <= max(1, len(rows))
