"""What the extension says on a page exists in German too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from gleichlauf import player, sphinxext, workshop
from gleichlauf.sphinxext.pages.phrases import LOCALES, phrases


def catalogue() -> dict[str, str]:
    with (LOCALES / "de/LC_MESSAGES/gleichlauf.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, abort_invalid=True) if m.id}


def test_every_phrase_is_used_and_translated() -> None:
    rooms = [Path(folder) for module in (sphinxext, player, workshop) for folder in module.__path__]
    sources = [source for room in rooms for source in room.rglob("*.py")]
    written = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert set(catalogue()) <= written
    assert all(catalogue().values())


@pytest.mark.parametrize("message", catalogue())
def test_a_translation_keeps_its_fields(message: str) -> None:
    assert set(re.findall(r"\{\w+\}", message)) == set(re.findall(r"\{\w+\}", catalogue()[message]))


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Ausgabe"),
        ("de_AT", "Ausgabe"),
        ("de-CH", "Ausgabe"),
        ("en", "Output"),
        ("fr", "Output"),
    ],
)
def test_language(language: str, word: str) -> None:
    assert phrases(language).gettext("Output") == word
