"""Code blocks of reStructuredText."""

from __future__ import annotations

import pytest

from gleichlauf.documents.reading import parse_document

TEXTS = {
    "a literal block": ("So::\n\n    x = 1\n\nText", [("maybe", "x = 1", 1, (3,))]),
    "a quoted literal block": ("So::\n\n> x\n> y\n\nText", [("maybe", "> x\n> y", 1, (3, 4))]),
    "a directive": (
        ".. code-block:: python\n   :linenos:\n\n   x\n\n     y\n",
        [("python", "x\n\n  y", 1, (4, 5, 6))],
    ),
    "a directive of a shell": (".. code:: bash\n\n   ls\n", [("shell", "ls", 1, (3,))]),
    "a directive without a language": (".. code-block::\n\n   x\n", [("maybe", "x", 1, (3,))]),
    "another directive's content": (".. note::\n\n   Text\n", []),
    "in another directive": (
        ".. note::\n\n   .. code-block:: python\n\n      x\n",
        [("python", "x", 3, (5,))],
    ),
    "the language of the page": (
        ".. highlight:: console\n\nSo::\n\n    ls\n",
        [("shell", "ls", 3, (5,))],
    ),
    "a session": (">>> x\n1\n\nText", [("python", ">>> x\n1", 1, (1, 2))]),
    "a session in a domain": (
        ".. py:function:: f\n\n   >>> f()\n   1\n",
        [("python", ">>> f()\n1", 3, (3, 4))],
    ),
    "the colons of a directive": (".. contents::\n", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_blocks(text: str, expected: list[tuple[str, str, int, tuple[int, ...]]]) -> None:
    blocks = parse_document(text, ".rst")
    assert [(b.language, b.text, b.opening, b.lines) for b in blocks] == expected
