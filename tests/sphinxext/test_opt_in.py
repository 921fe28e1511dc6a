"""A project that lists the extension and asks for nothing has exactly what it had before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.sphinxext.conftest import Site

PAGES = {
    "index": """
Title
=====

.. toctree::
   :glob:

   *

""",
    "blocks": """
Blocks
======

::

   $ pip install spam --upgrade

.. code-block:: python
   :name: this-py
   :caption: this.py

   # A comment
   print("A text")

See :ref:`this-py`.

.. code-block:: python
   :name: Listing 1.2

   {'a': 1, ...}

.. code-block:: python

   def get(self, name: str, default=None) -> str

.. code-block:: python

   %matplotlib inline
   x = 1
   >>> x
   1

.. code-block:: python


.. literalinclude:: program.py
   :pyobject: f
""",
    "tests": """
Tests
=====

>>> x = 1
>>> x  # doctest: +ELLIPSIS
1

.. testoutput::

   stray

.. testcode::

   # nothing

.. testsetup::

.. testcode::

   print(x)

.. testoutput::

   1

.. testoutput::

   1

.. testcode:: this-py
   :skipif: True

   import no_such_module

.. testcode:: A name with no file
   :hide:

   import threading
   open("the page's code was run", "w").close()
""",
    "solved": """
Solved
======

.. code-block:: python

   while True:
       pass
""",
}
CONF = """\
project = "case"
extensions = ["sphinx.ext.doctest"{}]
highlight_language = "python3"
html_theme = "basic"
exclude_patterns = ["build"]
gettext_compact = False
locale_dirs = ["../locales"]
{}
"""
SETTINGS = {
    "plain": "",
    "whole blocks": 'gettext_additional_targets = ["literal-block", "doctest-block"]',
}
TRANSLATIONS = {
    "Title": "Titel",
    '# A comment\nprint("A text")': '# Ein Kommentar\nprint("Ein Text")',
    "A comment": "no message of this project",
}


def project(root: Path, extension: str, settings: str) -> Site:
    site = Site(root)
    site.write("conf.py", CONF.format(extension, settings))
    site.write("docs/program.py", "def f():\n    # A comment\n    return 1\n")
    for name, text in PAGES.items():
        site.write(f"docs/{name}.rst", text)
    site.translate(TRANSLATIONS, "blocks")
    return site


def contents(out: Path) -> dict[str, str]:
    """Return all files but what holds the time, and Sphinx's own memory."""
    changing = re.compile(r'"POT-Creation-Date.*|# Sphinx build info.*|Results of .* run on .*')
    return {
        path.relative_to(out).as_posix(): changing.sub("", path.read_text("utf-8", "replace"))
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in (".pickle", ".inv", ".epub")
        and path.name != ".buildinfo"
    }  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "gettext", "doctest", "xml", "epub"])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_nothing_changes(
    tmp_path: Path, settings: str, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "project"  # the same for both: some builders write paths down
    found = []
    for extension in ("", ', "gleichlauf"'):
        site = project(root, extension, settings)
        built = site.build(builder, "en")
        found.append((built.warnings, contents(built.out)))
        assert builder == "doctest" or not Path("the page's code was run").exists()
        root.rename(tmp_path / f"done{len(found)}")
    (warnings, files), (warnings_with, files_with) = found
    assert warnings_with == warnings
    assert files_with.keys() == files.keys()
    for name, text in files.items():
        assert files_with[name] == text, name


def test_an_unchanged_project_is_not_built_again(tmp_path: Path) -> None:
    site = project(tmp_path, ', "gleichlauf"', "")
    page = site.build().out / "tests.html"
    before = page.stat().st_mtime_ns
    assert site.build().warnings == []
    assert page.stat().st_mtime_ns == before


MARKED = {
    "": ([], ["tests/a_name_with_no_file.py", "tests/tests.py", "tests/this_py.py"]),
    "marked": (["mine"], ["blocks/mine.py"]),
    "doctest": (
        ["mine", "tests", "this_py", "a_name_with_no_file"],
        [
            *("blocks/mine.py", "tests/a_name_with_no_file.py", "tests/tests.py"),
            "tests/this_py.py",
        ],
    ),
}


@pytest.mark.parametrize(("examples", "expected"), MARKED.items(), ids=MARKED)
def test_what_is_an_example(
    tmp_path: Path, examples: str, expected: tuple[list[str], list[str]]
) -> None:
    site = project(tmp_path, ', "gleichlauf"', "")
    if examples:
        marked = PAGES["blocks"] + ".. code-block:: python\n   :example: mine\n\n   x = 1\n"
        site.write("docs/blocks.rst", marked)
    config: dict[str, Any] = {"gleichlauf_examples": examples}
    shown, files = expected
    assert site.build("examples", "en", **config).files() == files
    html = site.build("html", "en", **config)
    links = {
        match
        for page in ("blocks", "tests")
        for match in re.findall(r"_examples/\w+/(\w+)\.py", html.text(f"{page}.html"))
    }
    assert links == set(shown) - {"a_name_with_no_file"}  # its code is hidden
    assert ("gleichlauf.css" in html.text("blocks.html")) is ("mine" in shown)
    assert "gleichlauf.css" not in html.text("solved.html")


def test_one_word_of_the_project_keeps_us_quiet(tmp_path: Path) -> None:
    loud = project(tmp_path / "loud", ', "gleichlauf"', 'gleichlauf_examples = "all"')
    # Sphinx says the type of a warning by itself from 8.0 on.
    assert [it for it in loud.build(show_warning_types=True).warnings if "[gleichlauf." in it]
    quiet = project(
        tmp_path / "quiet",
        ', "gleichlauf"',
        'gleichlauf_examples = "all"\nsuppress_warnings = ["gleichlauf"]',
    )
    assert not [it for it in quiet.build(show_warning_types=True).warnings if "[gleichlauf." in it]
