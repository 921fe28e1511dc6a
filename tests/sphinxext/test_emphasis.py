"""Lines of code that are named by their text."""

from __future__ import annotations

import pytest

from gleichlauf.sphinxext.authors.emphasis import named_lines

BLOCK = """\
def sell():
    with lock:
        stock.pop()
    with lock:  # noch einmal
        stock.pop()
    log("pop")
""".splitlines()
SESSION = """\
>>> with lock:
...     ...
>>> lock.locked()
False
""".splitlines()

GOOD: dict[str, tuple[list[str], list[str], list[int]]] = {
    "a line": (["def sell():"], BLOCK, [0]),
    "a part of a line": (["# noch"], BLOCK, [3]),
    "a whole line before those that hold it": (["with lock:"], BLOCK, [1]),
    "every line that reads alike": (["stock.pop()", "stock.pop()"], BLOCK, [2, 4]),
    "a line that only fits after the one before it": (
        ["with lock:  # noch einmal", "stock.pop()"],
        BLOCK,
        [3, 4],
    ),
    "a line that only fits before the one after it": (
        ["stock.pop()", "with lock:  # noch einmal"],
        BLOCK,
        [2, 3],
    ),
    "space around it": (["  def sell():  "], BLOCK, [0]),
    "without prompts": (["with lock:", "...", "False"], SESSION, [0, 1, 3]),
    "with prompts": ([">>> with lock:", "...     ..."], SESSION, [0, 1]),
    "nothing": ([], BLOCK, []),
}


@pytest.mark.parametrize(("excerpt", "block", "lines"), GOOD.values(), ids=GOOD)
def test_an_excerpt_names_its_lines(excerpt: list[str], block: list[str], lines: list[int]) -> None:
    assert named_lines(excerpt, block) == lines


BAD: dict[str, tuple[list[str], str]] = {
    "not there": (["def buy():"], "no line of the block has 'def buy\\(\\):'; copy"),
    "two whole lines": (["stock.pop()"], "may be line 3 or line 5 of the block; give more"),
    "two parts of lines": (["pop("], "may be line 3 or line 5"),
    "one of many": (["def sell():", "with", "log("], "'with' may be line 2 or line 4"),
    "the wrong order": (["log(", "def sell():"], "one below the other: 'log\\(', 'def sell"),
    "too often": (["stock.pop()"] * 3, "one below the other"),
}


@pytest.mark.parametrize(("excerpt", "complaint"), BAD.values(), ids=BAD)
def test_an_excerpt_that_does_not_fit_is_refused(excerpt: list[str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        named_lines(excerpt, BLOCK)
