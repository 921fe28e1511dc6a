"""The words of a passage that a dictionary should know: no markup, no code, no addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.language.passages import Passage

_TITLE = r"(?P<title>[^`<]*?)\s*(?P<target><[^`>]*>)?`"
_SHOWN_BY_ITSELF = {"term", "abbr"}
_REST = re.compile(rf"(?::(?P<role>[\w:+-]+):)?`{_TITLE}(?:__?)?")
_MYST = re.compile(rf"\{{(?P<role>[\w:+-]+)\}}`{_TITLE}")
_LINK = re.compile(r"!?\[(?P<title>[^]]*)\](?P<target>\([^)]*\))")
_REST_CODE = re.compile(r"``.+?``", re.DOTALL)
_MARKDOWN_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+|</?[a-z][^>]*>|\{[^{}\s]*\}|%(?:\(\w+\))?[sdr]")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?)(?![\s*])(?:(?!\1).)+?(?<!\s)\1(?![\w*])", re.DOTALL)
_CHUNK = re.compile(r"[^\s\u2013\u2014\u2018\u201a…„“”\"»«|]+")
_NOT_PROSE = re.compile(r"[\d_\\=@<>]|\w[.:(\[/]\w|\w\(\)|^[-/]|^b'|/$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*-?")
_NAME_IN_CODE = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it begins in the passage, and whether it may be of the other language."""

    text: str
    offset: int
    may_be_foreign: bool


def prose(text: str, *, is_markdown: bool) -> str:
    """Return a text with blanks for all that is not prose: each letter stays at its place."""
    if is_markdown:
        text = _LINK.sub(_title, _MARKDOWN_CODE.sub(_blank, _MYST.sub(_title, text)))
    else:
        text = _REST.sub(_title, _REST_CODE.sub(_blank, text))
    return _ADDRESS.sub(_blank, text)


def quoted(text: str, *, is_markdown: bool) -> list[range]:
    """Return where a text may quote the other language: in emphasis and in titles of links."""
    links = (_LINK if is_markdown else _REST).finditer(text)
    spans = [range(*link.span()) for link in links if "://" in (link["target"] or "")]
    shown = prose(text, is_markdown=is_markdown)
    return spans + [range(*found.span()) for found in _EMPHASIS.finditer(shown)]


def words(passage: Passage) -> Iterator[Word]:
    """Yield the words of a passage; acronyms and names such as ``ZipFile`` are none."""
    text = prose(passage.text, is_markdown=passage.is_markdown)
    spans = quoted(passage.text, is_markdown=passage.is_markdown)
    is_alike = passage.text == passage.other
    # What a program says in every language alike is a name, a path or Python's own words.
    alike = set(_WORD.findall(passage.other)) if is_alike or passage.is_code else set()
    for chunk in _CHUNK.finditer(text):
        inner = chunk[0].strip("*.,;:!?()[]{}\u2019`~+").strip("'.,;:!?")
        if not inner or _NOT_PROSE.search(inner):
            continue
        for found in _WORD.finditer(inner):
            word = found[0]
            if len(word.strip("-")) < 2 or word.isupper() or _NAME_IN_CODE.search(word):
                continue
            offset = chunk.start() + chunk[0].index(inner) + found.start()
            yield Word(word, offset, word in alike or any(offset in span for span in spans))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])


def _title(found: re.Match[str]) -> str:
    """Return a role or a link with blanks for all but the title that readers see."""
    role = found.groupdict().get("role")
    if role and not found["target"] and role not in _SHOWN_BY_ITSELF:
        return _blank(found)
    start, end = found.span("title")
    begin = found.start()
    return " " * (start - begin) + found["title"] + " " * (found.end() - end)
