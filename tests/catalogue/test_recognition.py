"""Which entries count as code, by themselves and by their documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.catalogue.documents import blocks_of, markdown, restructured
from gleichlauf.catalogue.entry import Entry, Text
from gleichlauf.catalogue.known import KnownBlocks
from gleichlauf.catalogue.recognition import is_code


def entry(message: str, translation: str = "") -> Entry:
    return Entry(Text(message, 1), (Text(translation, 2),))


CODE = {
    "a session": ">>> 1 + 1\n2",
    "an indented session": "   >>> f()\n   1",
    "a session of a shell": "$ python3\n>>> print(1)\n1",
    "a function": "def f(x):\n    return x",
    "an assignment": "x = MyClass()",
    "a call": "print(x)",
    "an import": "from os import path",
    "a loop": "for x in y:\n    pass",
    "a statement of many": "name\nage\nprint(name)",
    "an attribute": "x.counter = 1",
    "an indented program": "    x = 1\n    f(x)",
}


@pytest.mark.parametrize("message", CODE.values(), ids=CODE)
def test_code(message: str) -> None:
    assert is_code(entry(message, message))


PROSE = {
    "a word": "Glossary",
    "words": "not found",
    "a statement in English": "import this",
    "an exception": "raise an error",
    "a return": "return value",
    "a call in English": "Introduction (continued)",
    "an annotation in English": "Note: this",
    "an option": "-m module",
    "a sentence": "The function f(x) returns x = 1.",
    "a sentence with a prompt": "The prompt is ``>>>`` and then ``print(x)``.",
    "a list of words": "yes, no",
    "shell": "pip install x\npython -m x",
    "names on lines": "one\ntwo\nthree",
    "C": "foo(a, b);\nbar(c);",
    "a configuration file": "[section]\nkey = value\nother = 1",
    "JSON": '{"a": 1,\n "b": [2]}',
    "grammar": "expr ::= term | expr",
    "nothing": "   \n  ",
}


@pytest.mark.parametrize("message", PROSE.values(), ids=PROSE)
def test_no_code(message: str) -> None:
    assert not is_code(entry(message, "Übersetzung"))


def test_a_line_that_was_translated_as_prose_is_prose() -> None:
    assert not is_code(entry("f(x)", "Funktion f von x"))
    assert is_code(entry("f(x)", "f(x"))


RESTRUCTURED = """\
Title
=====

A paragraph, then code::

    first = 1

    second = 2

>>> third()
3

.. code-block:: python
   :caption: A caption

   fourth = 4

.. code-block:: c

   int fifth;

.. testcode:: group

   sixth()

.. note::

   Nested::

      seventh = 7

.. highlight:: shell

Not Python::

   eighth = 8
"""

MARKDOWN = """\
# Title

```python
first = 1
```

~~~
second = 2
~~~

```{code-block} python
:caption: A caption

third = 3
```

```{doctest}
>>> fourth()
4
```

````{note}
```pycon
>>> fifth()
```
````

```c
int sixth;
```

```{eval-rst}
.. code-block:: py

   seventh = 7
```
"""


def test_blocks_of_restructured_text() -> None:
    assert [(b.source, b.certainty) for b in restructured(RESTRUCTURED)] == [
        ("first = 1\n\nsecond = 2", "maybe"),
        (">>> third()\n3", "python"),
        ("fourth = 4", "python"),
        ("sixth()", "python"),
        ("seventh = 7", "maybe"),
    ]


def test_blocks_of_markdown() -> None:
    assert [(b.source, b.certainty) for b in markdown(MARKDOWN)] == [
        ("first = 1", "python"),
        ("second = 2", "maybe"),
        ("third = 3", "python"),
        (">>> fourth()\n4", "python"),
        (">>> fifth()", "python"),
        ("seventh = 7", "python"),
    ]


def test_the_documents_decide(tmp_path: Path) -> None:
    (tmp_path / "page.rst").write_text(
        ".. code-block:: python\n\n   x\n\n.. code-block:: c\n\n   f(1)\n\n"
        ">>> f()  # doctest: +SKIP\n1\n",
        encoding="utf-8",
    )
    known = KnownBlocks(blocks_of(tmp_path))
    assert known(entry("x"))
    assert known(entry(">>> f()\n1"))
    assert not known(entry("f(1)"))
    assert not known(entry("print(2)"))


def test_a_folder_without_documents(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no document"):
        blocks_of(tmp_path)
