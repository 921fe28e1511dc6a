"""Where a block stands in its file, from what the parser reports."""

from __future__ import annotations

import pytest

from gleichlauf.sphinxext.authors.source_lines import bare, first_line

CASES = {
    "where it is said to be": ("a\nx = 1\n", "x = 1", 2, True, 2),
    "after its directive": (".. code::\n\n   x = 1\n", "x = 1", 1, True, 3),
    "not the same block before the directive": (
        "x = 1\n\n.. code::\n\n   x = 1\n",
        "x = 1",
        3,
        True,
        5,
    ),
    "before the end, for a session": (">>> 1\n1\n\nText\n\n>>> 1\n1", ">>> 1\n1", 3, False, 1),
    "all lines have to agree": ("x = 1\ny = 1\nx = 1\ny = 2", "x = 1\ny = 2", 1, True, 3),
    "in a quotation": ("> x = 1\n>\n> y = 2", "x = 1\n\ny = 2", 1, True, 1),
    "in a cell of a table": ("| x = 1  |\n|   y = 2 |", "x = 1\n  y = 2", 2, True, 1),
    "with tabs": ("\tif x:\n\t\ty", "if x:\n        y", 1, True, 1),
    "nowhere": ("a\nb", "x = 1", 2, True, 2),
    "longer than its file": ("a", "a\nb", 1, True, 1),
}


@pytest.mark.parametrize(("file", "block", "near", "forward", "line"), CASES.values(), ids=CASES)
def test_first_line(file: str, block: str, near: int, forward: bool, line: int) -> None:
    lines = [bare(text) for text in file.splitlines()]
    wanted = [bare(text) for text in block.splitlines()]
    assert first_line(lines, wanted, near, forward=forward) == line
