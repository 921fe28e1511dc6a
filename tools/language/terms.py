"""One word for each thing: terms as the glossary decides, in both languages.

The glossary in docs/ says which German and English word belong together. ``terms.toml`` beside
this file holds what a reader does not need to see: the variants that were turned down, and the
forms in which an editor may meet a term.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.catalogue.reading import read
from tools.language import Finding
from tools.language.passages import PAGES, Passage
from tools.language.words import prose, quoted

TABLE = Path(__file__).with_name("terms.toml")
GLOSSARY = "glossary"
"""The page that decides: there, and in its catalogue, a rejected word may be named."""

_TERM = re.compile(r"^   (\S.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^\.\. glossary::\n(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(
    r"(?::term:|\{term\})`(?:(?P<title>[^`<]*?)\s*<(?P<target>[^`>]*)>|(?P<only>[^`<]*))`"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary in both languages, and how to tell it in a text.

    ``forms`` is for each language an expression for the term as it may be inflected.
    ``rejected`` is for each language an expression for what must not stand in its place, or
    None. ``is_certain`` says that the German word means nothing else, so that each sentence
    with it needs the English term.
    """

    names: Mapping[str, str]
    forms: Mapping[str, re.Pattern[str]]
    rejected: Mapping[str, re.Pattern[str] | None]
    is_certain: bool


def terms(root: Path, table: Path = TABLE) -> tuple[dict[str, Term], list[Finding]]:
    """Return the terms by their German name, and what is wrong with the table."""
    source = (root / f"docs/{GLOSSARY}.rst").read_text(encoding="utf-8")
    listed = {term for block in _BLOCK.findall(source) for term in _TERM.findall(block)}
    listed = {term for term in listed if not term.startswith(":")}
    catalogue = read(root / f"locales/en/LC_MESSAGES/{GLOSSARY}.po")
    decided = {
        entry.message.value: entry.translation.value
        for entry in catalogue.entries
        if entry.message.value in listed and entry.in_use
    }
    text = table.read_text(encoding="utf-8")
    rows: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    wrong = [
        Finding(
            f"tools/language/{table.name}", _line(text, name), f"{name!r} is not in the glossary"
        )
        for name in rows
        if name not in decided
    ]
    return {name: _term(name, english, rows.get(name)) for name, english in decided.items()}, wrong


def _line(text: str, name: str) -> int:
    found = re.search(rf'^\["?{re.escape(name)}"?\]', text, re.MULTILINE)
    return text.count("\n", 0, found.start() if found else 0) + 1


def _term(german: str, english: str, row: Mapping[str, list[str]] | None) -> Term:
    row = row or {}

    def expression(alternatives: Sequence[str]) -> re.Pattern[str]:
        spaced = "|".join(it.replace(" ", r"\s+") for it in alternatives)
        return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)

    names = {"de": german, "en": english}
    return Term(
        names,
        {key: expression([f"{name}(?:e?s)?", *row.get(key, [])]) for key, name in names.items()},
        {key: expression(row[f"not-{key}"]) if f"not-{key}" in row else None for key in names},
        is_certain="de" in row,
    )


def findings(passages: Sequence[Passage], known: Mapping[str, Term]) -> Iterator[Finding]:
    """Yield each rejected word, and each translation without the term of its message."""
    for passage in passages:
        if Path(passage.path).stem == GLOSSARY:
            continue
        yield from _rejected(passage, known)
        if passage.is_translation and passage.language != PAGES:
            yield from _without_counterpart(passage, known)


def _rejected(passage: Passage, known: Mapping[str, Term]) -> Iterator[Finding]:
    """Yield rejected words, but not in emphasis, where they are quoted, nor in parentheses."""
    text = prose(passage.text, is_markdown=passage.is_markdown)
    excused = [
        *quoted(passage.text, is_markdown=passage.is_markdown),
        *(range(*it.span()) for it in re.finditer(r"\([^()]*\)", text)),
    ]
    for term in known.values():
        pattern = term.rejected.get(passage.language)
        for found in pattern.finditer(text) if pattern else ():
            if not any(found.start() in span for span in excused):
                decided = term.names[passage.language]
                complaint = f"{found[0]!r}: the glossary decides for {decided!r}"
                yield Finding(passage.path, passage.line_of(found.start()), complaint)


def _without_counterpart(passage: Passage, known: Mapping[str, Term]) -> Iterator[Finding]:
    line, language = passage.line_of(0), passage.language
    for found in _ROLE.finditer(passage.text):
        title = found["only"] or found["title"]
        target = found["target"] or found["only"]
        term = known.get(target)
        if term and not term.forms[language].search(title):
            place = passage.line_of(found.start())
            complaint = f"{title!r} leads to {target!r}, which is {term.names[language]!r} here"
            yield Finding(passage.path, place, complaint)
    source = prose(passage.other, is_markdown=passage.is_markdown)
    for term in known.values():
        # In English, the name of a class will do: a `Future` is a future.
        if not term.is_certain or term.forms[language].search(passage.text):
            continue
        if said := term.forms[PAGES].search(source):
            complaint = f"{said[0]!r} is {term.names[language]!r} in English; it is not said here"
            yield Finding(passage.path, line, complaint)
