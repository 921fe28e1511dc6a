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


LIGHT = {
    *("authors", "authors.directives", "authors.looking", "authors.options", "authors.settings"),
    *("examples", "examples.collector", "examples.examples_builder", "examples.kept"),
    *("pages", "pages.coverage", "pages.folded", "pages.set_up"),
    *("translating", "translating.set_up", "versions"),
}
"""The modules that a project has to wait for which lists the extension and asks for nothing."""


def test_what_nobody_asks_for_is_not_imported(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("docs/index.rst", PAGES["index"] + PAGES["solved"] + ">>> 1\n1\n")
    with (tmp_path / "conf.py").open("w") as file:
        file.write(
            CONF.format(', "gleichlauf"', "") + "import sys\n"
            "def tell(app, exception):\n"
            "    print(*(it for it in sys.modules if it.startswith('gleichlauf.')))\n"
            "def setup(app):\n"
            "    app.connect('build-finished', tell)\n"
        )
    done = site.run("-b", "html", "docs", "out")
    imported = {it.removeprefix("gleichlauf.sphinxext.") for it in done.stdout.split()}
    assert imported == {*LIGHT, "gleichlauf.sphinxext"}


def test_builders_about_code_read_what_others_have_passed_over(tmp_path: Path) -> None:
    site = project(tmp_path, ', "gleichlauf"', "")
    shared = tmp_path / "build/shared"
    site.build("html", "en", doctrees=shared)
    examples = site.build("examples", "en", doctrees=shared)
    assert examples.files() == MARKED[""][1]
    assert site.build("html", "en", doctrees=shared).warnings == []
    # And once they are known nothing is read again.
    before = (shared / "tests.doctree").stat().st_mtime_ns
    assert site.build("examples", "en", doctrees=shared).files() == MARKED[""][1]
    assert (shared / "tests.doctree").stat().st_mtime_ns == before


def test_a_marked_block_stays_one_while_other_pages_change(tmp_path: Path) -> None:
    site = project(tmp_path, ', "gleichlauf"', "")
    block = ".. testcode::\n   :example: mine\n\n   x = 1\n"
    site.write("docs/marked.rst", f"Marked\n======\n\n{block}")
    for more in ([], ["-a"]):
        done = site.run("-b", "html", "-j", "2", *more, "docs", "out")
        assert (done.returncode, "_examples" in done.stderr) == (0, False)
        page = (tmp_path / "out/marked.html").read_text("utf-8")
        assert "_examples/marked/mine.py" in page
        assert "gleichlauf.css" in page
        assert (tmp_path / "out/_examples/marked/mine.py").exists()
        # All pages are written again, none is read again but the changed one.
        (tmp_path / "out/marked.html").unlink()
        site.write("docs/solved.rst", PAGES["solved"] + "\nMore.\n")


def test_an_outcome_more_is_nothing_for_doctest(tmp_path: Path) -> None:
    site = project(tmp_path, ', "gleichlauf"', "")
    page = ".. testcode::\n\n   print(1)\n\n.. testoutput::\n\n   1\n\n"
    also = ".. testoutput::\n   :also-possible:\n\n   2\n"
    site.write("docs/tests.rst", page + also)
    assert site.build("doctest", "en").status == 0
    site.write("docs/tests.rst", page + also.replace("   :also-possible:\n", ""))
    assert site.build("doctest", "en").status == 1


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
