"""Code blocks of Markdown: which there are, what they say they are, and on which lines."""

from __future__ import annotations

import pytest

from gleichlauf.documents.reading import parse_document

# ruff: noqa: E501  (a table)

TEXTS = {
    "a fence": ("```python\nx = 1\n```\n", [("python", "x = 1", 1, (2,))]),
    "a fence of tildes": ("~~~py\nx\n~~~\n", [("python", "x", 1, (2,))]),
    "attributes": ('```python hl_lines="1 2" title="a.py"\nx\n```', [("python", "x", 1, (2,))]),
    "attributes of pandoc": ("```{.python .annotate}\nx\n```", [("python", "x", 1, (2,))]),
    "a lexer in braces": ("```{python}\nx\n```", [("python", "x", 1, (2,))]),
    "lines to highlight": ("```py {1,3}\nx\n```", [("python", "x", 1, (2,))]),
    "upper case": ("```Python\nx\n```", [("python", "x", 1, (2,))]),
    "no language": ("```\nx\n```", [("", "x", 1, (2,))]),
    "a shell": ("```console\n$ ls\n```", [("shell", "$ ls", 1, (2,))]),
    "another language": ("```json\n{}\n```", [("other", "{}", 1, (2,))]),
    "output": ("```python out\n1\n```", [("output", "1", 1, (2,))]),
    "a title that says output": ('```text title="Output"\n1\n```', [("output", "1", 1, (2,))]),
    "a title of a bare word": ("```python Code\nx\n```", [("python", "x", 1, (2,))]),
    "a title about output": ('```py title="output files"\nx\n```', [("python", "x", 1, (2,))]),
    "in a list": ("1. So:\n\n    ```py\n    x\n      y\n    ```", [("python", "x\n  y", 3, (4, 5))]),
    "on a list's mark": ("- ```py\n  x\n  ```", [("python", "x", 1, (2,))]),
    "in a quote": ("> ```py\n> x\n>\n> y\n> ```", [("python", "x\n\ny", 1, (2, 3, 4))]),
    "in a tab of a site generator": ('=== "A"\n    ```py\n    x\n    ```', [("python", "x", 2, (3,))]),
    "directly on a tag": ("<Tip>\n```py\nx\n```\n</Tip>", [("python", "x", 2, (3,))]),
    "empty rows around": ("```py\n\n\nx\n\n```", [("python", "x", 1, (4,))]),
    "never closed": ("```py\nx\n\nText\n", [("python", "x\n\nText", 1, (2, 3, 4))]),
    "one fence in a longer one": ("````md\n```py\nx\n```\n````", [("other", "```py\nx\n```", 1, (2, 3, 4))]),
    "closed with more": ("```py\nx\n`````\ny", [("python", "x", 1, (2,))]),
    "not closed by one with words": (
        "```py\nx\n```py\ny\n```\nz",
        [("python", "x\n```py\ny", 1, (2, 3, 4))],
    ),
    "inline code": ("Use ```x``` here\n", []),
    "Windows line ends": ("a\r\n```py\r\nx\r\n```\r\n", [("python", "x", 2, (3,))]),
    "a comment": ("<!--\n```py\nx\n```\n-->\n```py\ny\n```", [("python", "y", 6, (7,))]),
    "a comment that never ends": ("<!--\n```py\nx\n```", [("python", "x", 2, (3,))]),
    "a comment of MDX": ("{/*\n```py\nx\n```\n*/}", []),
    "a code directive": ("```{code-block} python\n:linenos:\n\nx\n```", [("python", "x", 1, (4,))]),
    "options between dashes": ("```{code-cell} ipython3\n---\na: b\n---\nx\n```", [("python", "x", 1, (5,))]),
    "doctest": ("```{doctest}\n>>> x\n```", [("python", ">>> x", 1, (2,))]),
    "in a directive": ("````{note}\n```py\nx\n```\n````\n```py\ny\n```", [("python", "x", 2, (3,)), ("python", "y", 6, (7,))]),
    "in a directive of colons": (":::{note}\n```py\nx\n```\n:::", [("python", "x", 2, (3,))]),
    "a code directive of colons": (":::{code-block} python\nx\n:::\n```py\ny\n```", [("python", "x", 1, (2,)), ("python", "y", 4, (5,))]),
    "reStructuredText": ("```{eval-rst}\n.. code-block:: python\n\n   x\n```", [("python", "x", 2, (4,))]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_blocks(text: str, expected: list[tuple[str, str, int, tuple[int, ...]]]) -> None:
    blocks = parse_document(text, ".md")
    assert [(b.language, b.text, b.opening, b.lines) for b in blocks] == expected


def test_the_line_of_a_row() -> None:
    (block,) = parse_document("```py\na\nb\n```", ".mdx")
    assert [block.line_of(row) for row in (0, 1, 2, 99)] == [2, 3, 3, 3]


REMARKS = {
    "a comment": ("<!-- gleichlauf: ignore value: ours -->\n\n```py\nx\n```", ".md"),
    "a comment of MDX": ("{/* gleichlauf: ignore value: ours */}\n```py\nx\n```", ".mdx"),
    "a comment of several lines": (
        "<!--\ngleichlauf: ignore value:\nours\n-->\n```py\nx\n```",
        ".md",
    ),
    "reStructuredText": (".. gleichlauf: ignore value: ours\n\n.. code:: py\n\n   x\n", ".rst"),
    "a literal block": (".. gleichlauf: ignore value: ours\n\nSo::\n\n   x\n", ".rst"),
    "a session": (".. gleichlauf: ignore value: ours\n\n>>> x\n", ".rst"),
}


@pytest.mark.parametrize(("text", "suffix"), REMARKS.values(), ids=REMARKS)
def test_the_remark_before_a_block(text: str, suffix: str) -> None:
    (block,) = parse_document(text, suffix)
    assert block.remark == "gleichlauf: ignore value: ours"


def test_a_remark_is_for_the_next_block_alone() -> None:
    fence = "```py\nx\n```\n"
    text = f"<!-- gleichlauf: ignore value: ours -->\nText\n{fence}<!-- Note -->\n{fence}"
    remark = f"<!-- gleichlauf: ignore value: ours -->\n{fence}{fence}"
    remarks = [b.remark for b in parse_document(text + remark, ".md")]
    assert remarks == ["", "", "gleichlauf: ignore value: ours", ""]
