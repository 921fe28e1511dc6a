"""Compiled catalogues: what `gettext` finds in them is what was read, however damaged the rest."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from gleichlauf.catalogue.compiling import compiled
from gleichlauf.catalogue.reading import parse

LOCALES = Path(__file__).parents[2] / "locales"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=%s\\n"\n\n'


def translations(data: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(BytesIO(compiled(parse(data, Path("page.po")))))


def po(*entries: str, charset: str = "UTF-8") -> bytes:
    return (HEADER % charset + "\n".join(entries)).encode(charset)


def test_plain_entries() -> None:
    found = translations(po('msgid "one"\nmsgstr "eins"\n', 'msgid "two\\n"\nmsgstr "zwei\\n"\n'))
    assert found.gettext("one") == "eins"
    assert found.gettext("two\n") == "zwei\n"
    assert found.gettext("three") == "three"


def test_contexts_and_plurals() -> None:
    text = 'msgctxt "menu"\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] "A"\nmsgstr[1] "B"\n'
    found = translations(po(text))
    assert found.npgettext("menu", "file", "files", 1) == "A"
    assert found.npgettext("menu", "file", "files", 2) == "B"


NOT_COMPILED = {
    "fuzzy": '#, fuzzy\nmsgid "one"\nmsgstr "eins"\n',
    "obsolete": '#~ msgid "one"\n#~ msgstr "eins"\n',
    "empty": 'msgid "one"\nmsgstr ""\n',
}


@pytest.mark.parametrize("text", NOT_COMPILED.values(), ids=NOT_COMPILED)
def test_what_readers_do_not_see_is_left_out(text: str) -> None:
    assert translations(po(text)).gettext("one") == "one"


DAMAGED = {
    "a string that is not closed": 'msgid "bad"\nmsgstr "schlecht\n',
    "words": "hello there\n",
    "a message twice": 'msgid "one"\nmsgstr "noch eins"\n',
    "a message without a translation": 'msgid "bad"\n',
    "a separator of lines": 'msgid "bad"\nmsgstr "schlecht\u2028"\n',
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_entry_costs_no_other(text: str) -> None:
    found = translations(po('msgid "one"\nmsgstr "eins"\n', text, 'msgid "two"\nmsgstr "zwei"\n'))
    assert found.gettext("one") == "eins"
    assert found.gettext("two") == "zwei"


def test_a_byte_order_mark_and_other_encodings() -> None:
    entry = 'msgid "one"\nmsgstr "für"\n'
    assert translations(b"\xef\xbb\xbf" + po(entry)).gettext("one") == "für"
    assert translations(po(entry, charset="iso-8859-1")).gettext("one") == "für"


@pytest.mark.parametrize("path", sorted(LOCALES.rglob("*.po")), ids=lambda path: path.stem)
def test_our_own_catalogues_are_compiled_as_by_babel(path: Path) -> None:
    by_babel = BytesIO()
    with path.open("rb") as file:
        write_mo(by_babel, read_po(file))
    by_babel.seek(0)
    wanted, found = gettext.GNUTranslations(by_babel), translations(path.read_bytes())
    messages = [entry.message.value for entry in parse(path.read_bytes(), path).entries]
    assert [found.gettext(m) for m in messages[1:]] == [wanted.gettext(m) for m in messages[1:]]
