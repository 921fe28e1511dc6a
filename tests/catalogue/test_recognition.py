"""Which entries count as code, by themselves and by their documents."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.catalogue.documents import blocks_of, blocks_of_text
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


SURE = {
    "a builtin called with a text": "print('ready')",
    "a placeholder": "print('100%% of %s' % name)",
    "one with a field": "print(f'{n} rows')",
    "a method of a module": "logging.info('done')",
    "an import of a module": "from queue import Queue",
    "several modules": "import os, sys",
    "an assignment": "change = paid - price",
    "an addition": "total += 1",
    "a function on one line": "def double(x): return 2 * x",
    "a loop on one line": "for x in y: print(x)",
    "an exception": "raise ValueError('no')",
    "an assertion": "assert x == 1",
    "a comprehension": "[x * x for x in values]",
    "a type": "type Pair = tuple[int, int]",
    "a nested f-string": "print(f'{'a' + b}')",
}
"""Lines that are Python beyond doubt, so that no damage of a translation hides them."""


@pytest.mark.parametrize("message", SURE.values(), ids=SURE)
@pytest.mark.parametrize("translation", ["", "Übersetzung", "print（'a'，'b'）", "f(x", "(x)"])
def test_a_line_is_code_however_it_is_translated(message: str, translation: str) -> None:
    assert is_code(entry(message, translation))


UNSURE = {
    "a term that begins like an import": ("import hook", "import hook (Importhaken)"),
    "another term": ("import cache", "import cache（匯入快取）"),
    "a menu": ("import this", "import dies"),
    "a module that is a word": ("import string", "importar cadena"),
    "an option and its value": ("margin=margin", "margin=відступ"),
    "an option with markup": ("anchor=side", "*anchor*\\ =Seite"),
    "an option with a number": ("timeout=10", "Zeit=10"),
    "a call in emphasis": ("Value(c_int, 7)", "*Value(c_int, 7)*"),
    "a call in strong emphasis": ("Array('i', (1, 2))", "**Array('i', (1, 2))**"),
    "a builtin in emphasis": ("range(10)", "*range(10)*"),
    "a call in a role": ("close(handle)", ":func:`close(handle) <close>`"),
    "a builtin in a role": ("len('abc')", ":func:`len('abc')`"),
    "a sketch of a call": ("callable(first, second, last)", "invocable(primero, segundo, último)"),
    "a mathematical function": ("f(x)", "Funktion f von x"),
    "a subscript": ("names[index]", "nombres[índice]"),
    "a condition in a sentence": ("if so: stop", "wenn ja: halt"),
    "a returned value": ("return value", "Rückgabewert"),
    "a sentence from a shop": ("from home import goods", "aus der Heimat"),
    "an option list": ("level=high\ncolor=red", "Stufe=hoch\nFarbe=rot"),
    "C": ("/* one */\nint x = 5;\nprint(x);", "/* eins */\nint x = 5;\nprint(x);"),
    "Java": ("import java.util.List;\nList x = f();", "import java.util.List;\nList x = f();"),
}


@pytest.mark.parametrize(("message", "translation"), UNSURE.values(), ids=UNSURE)
def test_what_prose_may_be_is_no_code(message: str, translation: str) -> None:
    assert not is_code(entry(message, translation))


PARTLY = {
    "a comment for a body": "import threading\nwith Lock():\n    # use it\nprint('end')",
    "an ellipsis in prose": "import os\n\ndef f(x):\n    ... do something ...\n    return x",
    "prose beside code": "from queue import Queue\nq = Queue()\nwork with the queue\nprint(q)",
    "a section in a text": "ini = '''\n[lamp]\npower = 5\n'''\nprint(len(ini))",
    "semicolons in comments": "import math\n# sine;\n# rest;\nprint(math.sin(0))",
    "a body left out": "class A:\n\nclass B:\n    x = 1\n    y = 2",
}


@pytest.mark.parametrize("message", PARTLY.values(), ids=PARTLY)
def test_a_line_that_is_no_python_hides_no_other(message: str) -> None:
    assert is_code(entry(message, message))


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
    assert blocks_of_text(RESTRUCTURED, ".rst") == [
        ("first = 1\n\nsecond = 2", "maybe"),
        (">>> third()\n3", "python"),
        ("fourth = 4", "python"),
        ("sixth()", "python"),
        ("seventh = 7", "maybe"),
    ]


def test_blocks_of_markdown() -> None:
    assert blocks_of_text(MARKDOWN, ".md") == [
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
