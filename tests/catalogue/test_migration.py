"""Translations of whole blocks become those of their messages, or stay: none is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gleichlauf.catalogue.migration import carried_over
from gleichlauf.command_line import main

BLOCKS: dict[str, tuple[str, str, dict[str, str] | None]] = {
    "a comment and a text": (
        '# Say hello\nprint("hello")',
        '# Sag hallo\nprint("hallo")',
        {"Say hello": "Sag hallo", "hello": "hallo"},
    ),
    "a session": (
        '>>> print("hello")\nhello', '>>> print("hallo")\nhallo', {"hello": "hallo"}
    ),
    "one that stays": ("x = 1  # Unicode", "x = 1  # Unicode", {"Unicode": "Unicode"}),
    "code that differs": ("x = 1  # one", "y = 1  # eins", None),
    "a comment that is gone": ("z = 2  # two", "z = 2", None),
    "one text, two translations": ("f()  # a b\ng()  # a b", "f()  # eins zwei\ng()  # drei", None),
    "prose": ("A sentence of the page.", "Ein Satz der Seite.", {}),
    "a word": ("Title", "Titel", {}),
}  # fmt: skip


@pytest.mark.parametrize(("source", "translation", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_messages_of_a_block(
    source: str, translation: str, expected: dict[str, str] | None
) -> None:
    assert carried_over(source, translation) == expected


def catalogue(path: Path, entries: dict[str, str]) -> Path:
    made = Catalog(locale="de")
    for message, translation in entries.items():
        made.add(message, translation)
    with path.open("wb") as file:
        write_po(file, made, width=0)
    return path


def read(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {str(it.id): str(it.string) for it in read_po(file) if it.id}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = {source: translation for source, translation, _ in BLOCKS.values()}
    path = catalogue(tmp_path / "page.po", entries)
    assert main(["migrate-catalogues", str(tmp_path)]) == 1
    after = read(path)
    assert entries.items() <= after.items()  # nothing is removed or changed
    assert after["Say hello"] == "Sag hallo"
    assert "one" not in after
    printed = capsys.readouterr().out
    assert "3 blocks carried over and proved, 3 stay as they are" in printed
    assert f"{path}:" in printed
    again = path.read_bytes()
    assert main(["migrate-catalogues", str(path)]) == 1
    assert read(path) == after
    assert again


def test_what_cannot_be_read_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.po"
    path.write_bytes(b'msgid "a\nmsgstr "\xff"\n')
    assert main(["migrate-catalogues", str(path)]) == 2
    assert path.read_bytes() == b'msgid "a\nmsgstr "\xff"\n'
    assert "Traceback" not in capsys.readouterr().err
    assert main(["migrate-catalogues", str(tmp_path / "none")]) == 2


CASE = """\
project = "case"
extensions = ["gleichlauf"]
gettext_additional_targets = ["literal-block"]
locale_dirs = ["../locales"]
html_theme = "basic"
"""


def test_a_page_shows_the_same_before_and_after(tmp_path: Path) -> None:
    from tests.sphinxext.conftest import Site

    shown: list[str] = []
    for settings, migrated in (
        ("", False),
        ('gleichlauf_source_language = "en"', False),
        ('gleichlauf_source_language = "en"', True),
    ):
        site = Site(tmp_path / str(len(shown)))
        site.write("conf.py", CASE + settings)
        blocks = [it for it in BLOCKS.values() if it[2] != {} and not it[0].startswith(">>>")]
        page = "".join(
            ".. code-block:: python\n\n"
            + "".join(f"   {row}\n" for row in source.split("\n"))
            + "\n"
            for source, _, _ in blocks
        )
        site.write("docs/index.rst", f"Title\n=====\n\n{page}")
        folder = site.root / "locales/de/LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue(folder / "index.po", {source: other for source, other, _ in blocks})
        if migrated:
            main(["migrate-catalogues", str(folder)])
        built = site.build("text", "de")
        shown.append(built.text("index.txt"))
        told = [it for it in built.warnings if "[gleichlauf.whole-block]" in it]
        assert len(told) == (1 if settings else 0)
        shutil.rmtree(site.root / "build")
    assert shown[0] == shown[1] == shown[2]
    assert "Sag hallo" in shown[0]
    assert "y = 1  # eins" in shown[2]
