"""Code blocks of notebooks: cells, their ids, and the lines of the file."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from gleichlauf.documents.block import CodeBlock
from gleichlauf.documents.notebook import NotebookError
from gleichlauf.documents.reading import parse_document


def cell(*rows: str, kind: str = "code", **more: object) -> dict[str, object]:
    return {"cell_type": kind, "source": list(rows), "outputs": [], **more}


def blocks(*cells: Mapping[str, object], **metadata: object) -> tuple[CodeBlock, ...]:
    content = {"nbformat": 4, "metadata": metadata, "cells": cells}
    return parse_document(json.dumps(content, indent=1), ".ipynb")


def test_rows_have_the_lines_of_the_file() -> None:
    text = json.dumps({"cells": [cell("a\n", "b\n", "\n", "c"), cell("d")]}, indent=1)
    rows = text.split("\n")
    for block in parse_document(text, ".ipynb"):
        for row, line in zip(block.text.split("\n"), block.lines, strict=True):
            assert json.loads(rows[line - 1].strip().rstrip(",")).rstrip() == row


def test_a_source_in_one_string_lies_on_one_line() -> None:
    text = '{"cells": [\n{"cell_type": "code",\n"source": "a\\nb"}]}'
    (block,) = parse_document(text, ".ipynb")
    assert (block.text, block.lines) == ("a\nb", (3, 3))


def test_pieces_that_are_no_rows() -> None:
    text = '{"cells": [{"cell_type": "code", "source": [\n"a",\n"b\\nc\\n",\n"d"]}]}'
    (block,) = parse_document(text, ".ipynb")
    assert (block.text, block.lines) == ("ab\nc\nd", (2, 3, 4))


def test_cells_are_numbered_and_have_ids() -> None:
    first, second, third = blocks(
        cell("a"),
        cell("Text", kind="markdown"),
        cell("b", id="own"),
        cell("c", metadata={"id": "colab"}),
    )
    assert [(b.cell, b.identity) for b in (first, second, third)] == [
        (1, ""),
        (3, "own"),
        (4, "colab"),
    ]


def test_a_remark_stands_in_the_metadata() -> None:
    (block,) = blocks(cell("a", metadata={"gleichlauf": "ignore value: ours"}))
    assert block.remark == "gleichlauf: ignore value: ours"


def test_strings_that_look_like_brackets_or_keys() -> None:
    text = json.dumps({"a": "}]{[", "cells": [{"x": ["source"], **cell('"source": ["', "]")}]})
    (block,) = parse_document(text, ".ipynb")
    assert block.text == '"source": ["]'


@pytest.mark.parametrize(
    ("row", "language"),
    {
        "x = 1": "python",
        "%%time\nx": "python",
        "%%bash\nls": "shell",
        "%%writefile a.py\nx": "python",
        "%%writefile a.txt\nx": "other",
        "%%html\n<p>": "other",
    }.items(),
)
def test_cell_magics_say_what_a_cell_holds(row: str, language: str) -> None:
    (block,) = blocks(cell(*row.splitlines(keepends=True)))
    assert block.language == language
    assert not block.text.startswith("%%")


def test_other_kernels_are_left_aside() -> None:
    assert not blocks(cell("x"), kernelspec={"name": "ir", "language": "R"})
    assert blocks(cell("x"), kernelspec={"name": "python3"})


def test_fences_of_text_cells_are_blocks() -> None:
    (block,) = blocks(cell("So:\n", "```python\n", "x = 1\n", "```", kind="markdown"))
    assert (block.text, block.language, block.cell) == ("x = 1", "python", 1)


def test_the_third_format() -> None:
    sheet = {"cells": [{"cell_type": "code", "input": ["a\n", "b"]}]}
    (block,) = parse_document(json.dumps({"worksheets": [sheet]}, indent=1), ".ipynb")
    assert (block.text, block.lines) == ("a\nb", (8, 9))


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ('{"cells":\n[', "not valid JSON", 2),
        ("[]", "no list of cells", 1),
        ('{"cells": 3}', "no list of cells", 1),
        ("[" * 100_000, "cannot be read", 1),
        ("1" * 5_000, "cannot be read", 1),
    ],
)
def test_what_is_no_notebook(text: str, reason: str, line: int) -> None:
    with pytest.raises(NotebookError, match=reason) as caught:
        parse_document(text, ".ipynb")
    assert caught.value.line == line


@pytest.mark.parametrize(
    "cells",
    [[1], [None], [{}], [{"cell_type": "code"}], [{"cell_type": "code", "source": {"a": 1}}],
     [{"cell_type": "code", "source": [1, None]}], [{"cell_type": "code", "source": 5}],
     [{"cell_type": "code", "source": "x", "id": 5, "metadata": 5}]],
)  # fmt: skip
def test_cells_that_are_none(cells: object) -> None:
    text = json.dumps({"cells": cells, "metadata": 5})
    assert [b.text for b in parse_document(text, ".ipynb")] in ([], ["x"])
