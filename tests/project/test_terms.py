"""Terms: what the glossary decided against, and a translation that says something else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.language import terms
from tools.language.passages import Passage, document
from tools.language.terms import Term

ROOT = Path(__file__).parents[2]

GLOSSARY = """Glossar
=======

.. glossary::
   :sorted:

   Sperre
      Nicht *Lock*.

   Ablauf
      Wer wann drankommt.

   freier Lauf
      Ohne Aufsicht.
"""

CATALOGUE = """
msgid "Sperre"
msgstr "lock"

msgid "Ablauf"
msgstr "schedule"

msgid "freier Lauf"
msgstr "free run"
"""

TABLE = """
["Sperre"]
de = ["Sperren"]
en = ["locked"]
not-de = ["Locks?", "Mutex"]
not-en = ["mutex(?:es)?"]

["freier Lauf"]
de = ["freien Läufen?"]
"""


def read(folder: Path, table: str) -> tuple[dict[str, Term], list[str]]:
    """Return the terms of a small project, and the complaints about its table."""
    for name, text in {
        "docs/glossary.rst": GLOSSARY,
        "locales/en/LC_MESSAGES/glossary.po": CATALOGUE,
        "terms.toml": table,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    known, found = terms.terms(folder, folder / "terms.toml")
    return known, [str(finding) for finding in found]


@pytest.fixture
def known(tmp_path: Path) -> Mapping[str, Term]:
    known, found = read(tmp_path, TABLE)
    assert found == []
    return known


def test_the_glossary_pairs_the_terms(known: Mapping[str, Term]) -> None:
    assert {name: term.names["en"] for name, term in known.items()} == {
        "Sperre": "lock",
        "Ablauf": "schedule",
        "freier Lauf": "free run",
    }


def test_a_row_that_the_glossary_does_not_know(tmp_path: Path) -> None:
    _, found = read(tmp_path, f'{TABLE}\n["Schloss"]\nnot-de = ["Riegel"]\n')
    assert found == ["tools/language/terms.toml:11: 'Schloss' is not in the glossary"]


REJECTED = {
    "German": ("de", "Gut.\n\nEin Thread nimmt den Lock.\n", ["a.md:3: 'Lock': {}'Sperre'"]),
    "in the plural, twice": (
        "de",
        "Locks\nund Mutex",
        ["a.md:1: 'Locks': {}'Sperre'", "a.md:2: 'Mutex': {}'Sperre'"],
    ),
    "English": ("en", "Two mutexes.", ["a.md:1: 'mutexes': {}'lock'"]),
    "the decided word": ("de", "Eine Sperre, zwei Sperren.", []),
    "each language has its own": ("en", "A lock.", []),
    "a part of a word": ("de", "Lockstoff, Lock-in", []),
    "code": ("de", "Die Klasse `Lock` und {class}`Lock`.", []),
    "emphasised, as a quotation": ("de", "Die Sperre (englisch *lock*), ein *Mutex*", []),
    "in parentheses": ("de", "Die Sperre (Lock) ist zu.", []),
    "the title of a source": ("de", "[The Mutex](https://example.test/)", []),
    "a link to our own pages": ("de", "[Mutex](a.md)", ["a.md:1: 'Mutex': {}'Sperre'"]),
}


@pytest.mark.parametrize(("language", "text", "wanted"), REJECTED.values(), ids=REJECTED)
def test_rejected_words(
    known: Mapping[str, Term], language: str, text: str, wanted: list[str]
) -> None:
    found = [str(finding) for finding in terms.findings([document("a.md", language, text)], known)]
    assert found == [line.format("the glossary decides for ") for line in wanted]


def test_the_glossary_may_name_them(known: Mapping[str, Term]) -> None:
    page = document("docs/glossary.rst", "de", "Nicht Lock, nicht Mutex.")
    assert list(terms.findings([page], known)) == []


COUNTERPARTS = {
    "said": ("Die Sperre ist zu.", "The lock is shut.", []),
    "said in another form": ("Zwei Sperren.", "Both are locked.", []),
    "said as a class": ("Die Sperre ist zu.", "The :class:`Lock` is shut.", []),
    "not said": (
        "Gut.\nDie Sperre ist zu.",
        "Fine.\nThe bolt is shut.",
        ["a.po:7: 'Sperre' is 'lock' in English; it is not said here"],
    ),
    "a term of two words": (
        "In 300 freien Läufen",
        "In 300 attempts",
        ["a.po:7: 'freien Läufen' is 'free run' in English; it is not said here"],
    ),
    "a word with more than one sense": ("Der Ablauf der Frist", "The end of the term", []),
    "but not where it leads to the glossary": (
        "Ein :term:`Ablauf`",
        "Fine.\nAn :term:`interleaving <Ablauf>`",
        ["a.po:8: 'interleaving' leads to 'Ablauf', which is 'schedule' here"],
    ),
    "which may be in the plural": (
        "Alle :term:`Abläufe <Ablauf>`",
        "All :term:`schedules <Ablauf>`",
        [],
    ),
    "in code it is a name": ("Mit ``Sperre``", "With ``Sperre``", []),
}


@pytest.mark.parametrize(("message", "text", "wanted"), COUNTERPARTS.values(), ids=COUNTERPARTS)
def test_the_english_term(
    known: Mapping[str, Term], message: str, text: str, wanted: list[str]
) -> None:
    rows = tuple((index, 7 + row) for row, index in enumerate([0, text.find("\n") + 1]) if index)
    page = Passage("en", "a.po", text, ((0, 7), *rows), message, is_translation=True)
    assert [str(finding) for finding in terms.findings([page], known)] == wanted


def test_our_own_table_fits_our_glossary() -> None:
    known, found = terms.terms(ROOT)
    assert found == []
    assert len(known) > 30
    assert known["Verklemmung"].is_certain
