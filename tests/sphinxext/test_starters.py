"""Starter programs of exercises: on the page, to be downloaded, and as tasks for solutions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gleichlauf.command_line import main
from gleichlauf.solutions.task import read_task

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Built, Site

PAGE = """\
Page
====

.. testcode:: hello

   print("Guten Tag")

.. testoutput:: hello

   Guten Tag

Ändere es.

.. starter:: goodbye
   :from: hello

.. starter:: packed

   .. code-block:: python
      :fragment:

      print("Noch nichts")

.. solution::

   .. testcode:: goodbye

      print("Auf Wiedersehen")

   .. testoutput:: goodbye

      Auf Wiedersehen

   .. testcode:: packed
      :files: a.zip

      import zipfile

      with zipfile.ZipFile("a.zip", "w") as archive:
          archive.writestr("a.txt", "A")
      print("Gepackt")

   .. testoutput:: packed

      Gepackt
"""


def build(site: Site, text: str, language: str = "de") -> Built:
    site.write("docs/index.rst", text)
    return site.build("html", language, gleichlauf_questions=True)


def test_starter_programs(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    built = build(site, PAGE)
    assert (built.warnings, built.status) == ([], 0)
    page = built.text("index.html")
    assert 'href="_exercises/index/goodbye_start.py"' in page
    text = re.sub(r"<[^>]*>", "", page)
    assert "Prüfe deine Lösung: gleichlauf check-solution goodbye_start.py" in text
    starter = built.text("_exercises/index/goodbye_start.py")
    assert starter.startswith('print("Guten Tag")\n')
    assert read_task(starter).outcomes[0].stdout == "Auf Wiedersehen\n"
    for name, status in ("goodbye", 1), ("packed", 1):
        begun = str(built.out / f"_exercises/index/{name}_start.py")
        ours = str(built.out / f"_examples/index/{name}.py")
        assert main(["check-solution", begun]) == status
        assert main(["check-solution", ours, "--exercise", begun]) == 0
    assert "leaves no file a.zip" in capsys.readouterr().out


def test_in_the_language_of_the_page(site: Site) -> None:
    site.translate(
        {"Guten Tag": "Hello", "Auf Wiedersehen": "Goodbye", "Noch nichts": "Nothing yet"}
    )
    built = build(site, PAGE, "en")
    starter = built.text("_exercises/index/goodbye_start.py")
    assert starter.startswith('print("Hello")\n')
    assert read_task(starter).outcomes[0].stdout == "Goodbye\n"
    assert 'print("Nothing yet")' in built.text("_exercises/index/packed_start.py")


def test_what_writes_files_begins_in_an_empty_folder(site: Site) -> None:
    built = build(site, PAGE)
    assert "start_in_an_empty_folder()" in built.text("_exercises/index/packed_start.py")


def test_what_is_gone_from_the_page_is_gone_from_the_site(site: Site) -> None:
    build(site, PAGE)
    built = build(site, "Page\n====\n\nNothing.\n")
    assert not [name for name in built.files() if name.startswith("_exercises")]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        (":from: hello", ":from: helo", 14, "no example named 'helo'"),
        ("starter:: goodbye", "starter:: godbye", 14, "no example named 'godbye'"),
        (
            "starter:: goodbye\n",
            "starter:: hello\n   :some:\n",
            14,
            "documents no outcome",
        ),
    ],
)
def test_what_cannot_be_made_fails_the_build(
    site: Site, old: str, new: str, line: int, reason: str
) -> None:
    built = build(site, PAGE.replace(old, new, 1))
    assert built.status == 1
    (found,) = built.warnings
    assert found.startswith(f"docs/index.rst:{line}: ERROR: ")
    assert reason in found


def test_a_starter_has_one_beginning(site: Site) -> None:
    built = build(site, PAGE.replace("   :from: hello\n", "", 1))
    assert any("holds one code-block, or names" in it for it in built.warnings)
