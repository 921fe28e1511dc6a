"""Where code stands, who else writes it, and what it is called: all of that goes on working."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.sphinxext.conftest import Site

TESTED = ".. testcode:: {0}\n\n   print('{0}')  # Gruß\n\n.. testoutput:: {0}\n\n   {0}\n"
SESSION = ">>> 'drinnen'  # Gruß\n'drinnen'\n"


def inside(directive: str, block: str, indent: str = "   ") -> str:
    """Return a block within a directive."""
    return f".. {directive}\n\n" + "".join(f"{indent}{it}\n" for it in block.splitlines())


PAGES: dict[str, tuple[str, list[str]]] = {
    "only of a builder": (
        inside("only:: html", TESTED.format("browser")) + "\n"
        + inside("only:: latex", TESTED.format("paper")),
        ["browser"],
    ),
    "in a note": (inside("note::", TESTED.format("noted")), ["noted"]),
    "in a table": (
        ".. list-table::\n\n   * - .. testcode:: cell\n\n          print(1)\n\n"
        "     - .. testoutput:: cell\n\n          1\n",
        ["cell"],
    ),
    "in a list": (f"* Punkt\n\n  {SESSION.replace(chr(10), chr(10) + '  ').rstrip()}\n", ["t"]),
    "from an included file": (".. include:: ../more.txt\n", ["included"]),
    "that ends the program": (
        ".. testcode:: over\n\n   import sys\n   print(1)\n   sys.exit(0)\n\n"
        ".. testoutput:: over\n\n   1\n",
        ["over"],
    ),
    "with top-level await": (
        ".. code-block:: python\n\n   import asyncio\n   await asyncio.sleep(1)\n",
        ["t"],
    ),
}  # fmt: skip
OURS: dict[str, Any] = {"gleichlauf_examples": "all", "gleichlauf_source_language": "de"}
CONF = 'extensions = ["gleichlauf"]\nhtml_theme = "basic"\nexclude_patterns = ["more.txt"]\n'


@pytest.fixture
def plain(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write("conf.py", CONF)
    site.write("docs/more.txt", TESTED.format("included"))
    return site


def test_code_is_an_example_wherever_it_stands(plain: Site) -> None:
    # Names of folders and pages may have spaces and letters of any language.
    for number, (text, _) in enumerate(PAGES.values()):
        title = "t\n=\n\n" if number else "t\n=\n\n.. toctree::\n   :glob:\n\n   *\n\n"
        plain.write(f"docs/ein ordner/ünï {number}.rst", title + text)
    plain.write("docs/index.rst", "Alle\n====\n\n.. toctree::\n   :glob:\n\n   ein ordner/*\n")
    built = plain.build("examples", "de", **OURS)
    assert built.warnings == []
    expected = {
        f"ein ordner/ünï {number}/{name}.py"
        for number, (_, names) in enumerate(PAGES.values())
        for name in names
    }
    assert set(built.files()) == expected
    catalogue = plain.build("gettext", "de", gettext_compact=False, **OURS)
    assert "Gruß" in catalogue.text("ein ordner/ünï 3.pot")


@pytest.mark.parametrize("title", ["class", "1. First", "!!!", "日本語", "C++ & <x>"])
def test_a_title_need_not_be_a_name(plain: Site, title: str) -> None:
    block = ".. code-block:: python\n\n   print(1)\n"
    plain.write("docs/index.rst", f"{title}\n{'=' * 2 * len(title)}\n\n{block}\n{block}")
    built = plain.build("examples", "de", **OURS)
    assert built.warnings == []
    assert len(built.files()) == 2
    assert all(Path(it).stem.isidentifier() for it in built.files())


OTHERS = {
    "a translator of its own": """
from sphinx.writers.html5 import HTML5Translator
class Own(HTML5Translator):
    def visit_literal_block(self, node):
        self.body.append("<div class=mine></div>")
        super().visit_literal_block(node)
def setup(app):
    app.set_translator("html", Own)
""",
    "another extension's handler": """
from docutils import nodes
def visit(self, node):
    self.body.append("<div class=mine></div>")
    type(self).visit_literal_block(self, node)
def depart(self, node):
    pass
def setup(app):
    app.add_node(nodes.literal_block, override=True, html=(visit, depart))
""",
}


@pytest.mark.parametrize("asked", [{}, {**OURS, "gleichlauf_links": True}], ids=["listed", "asked"])
@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_who_writes_code_in_his_own_way_does_so_still(
    plain: Site, other: str, asked: dict[str, Any]
) -> None:
    plain.write("conf.py", CONF + other)
    plain.write("docs/index.rst", "Titel\n=====\n\n.. code-block:: python\n\n   print(1)\n")
    built = plain.build("html", "de", **asked)
    assert "<div class=mine></div>" in built.text("index.html")
    assert "print" in built.text("index.html")
