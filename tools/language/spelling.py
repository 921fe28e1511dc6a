"""Words that neither a dictionary nor our own lists know: hunspell's dictionaries, called by name.

hunspell knows how German compounds are built, and looks up all words of the site in both
languages in a fraction of a second. Our own lists hold what it cannot know: one word a line.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tools.language import Finding
from tools.language.passages import Passage
from tools.language.words import Word, words

DICTIONARIES = {"de": "de_DE", "en": "en_GB"}
NEEDED = "hunspell hunspell-de-de hunspell-en-gb"
"""The packages of Debian and Ubuntu with the program and the dictionaries."""

LISTS = Path(__file__).parent
NAMES = "names"
"""The list that counts in every language; the others are called after theirs."""

_ENOUGH = 4
"""So many suggestions are shown at most."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Our own words: where they are kept, and the line of each."""

    path: str
    lines: Mapping[str, int]
    disorder: tuple[Finding, ...] = ()

    @classmethod
    def parse(cls, path: str, text: str) -> WordList:
        """Read a list: one word a line, in the order of their letters, and none twice."""
        rows = text.splitlines()
        disorder = tuple(
            Finding(path, line, f"{after!r} belongs before {before!r}, and each word once")
            for line, (before, after) in enumerate(pairwise(rows), start=2)
            if _order(before) >= _order(after)
        )
        return cls(path, {row: line for line, row in enumerate(rows, start=1)}, disorder)


def own_lists(folder: Path = LISTS) -> dict[str, WordList]:
    """Return the names and the words of each language."""
    paths = {key: folder / f"{key}.txt" for key in (NAMES, *DICTIONARIES)}
    return {
        key: WordList.parse(f"tools/language/{path.name}", path.read_text(encoding="utf-8"))
        for key, path in paths.items()
    }


def missing() -> str:
    """Return what to install where hunspell or a dictionary is not there, or ""."""
    if shutil.which("hunspell"):
        # It lists them among the errors, and would read words from the terminal.
        listing = subprocess.run(
            ["hunspell", "-D"], input="", capture_output=True, text=True, check=False
        ).stderr
        if all(re.search(rf"/{name}$", listing, re.M) for name in DICTIONARIES.values()):
            return ""
    return f"on Debian and Ubuntu: apt install {NEEDED}"


def findings(passages: Sequence[Passage], lists: Mapping[str, WordList]) -> Iterator[Finding]:
    """Yield each misspelt word with suggestions, and each entry of the lists that is idle."""
    found = [(passage, word) for passage in passages for word in words(passage)]
    parts = {part for _, word in found for part in _parts(word.text)}
    unknown = {name: _unknown(parts, name) for name in DICTIONARIES}
    used: set[str] = set()
    wrong = []
    for passage, word in found:
        languages = [passage.language]
        if word.may_be_foreign:
            languages += [name for name in DICTIONARIES if name != passage.language]
        if not any(_is_right(word, name, unknown[name], lists, used) for name in languages):
            wrong.append((passage, word))
    for name in DICTIONARIES:
        mine = {word.text for passage, word in wrong if passage.language == name}
        suggestions = _suggestions(mine, name)
        for passage, word in wrong:
            if passage.language == name:
                line = passage.line_of(word.offset)
                yield Finding(passage.path, line, _complaint(word, suggestions[word.text]))
    yield from _idle(lists, used, unknown)


def _complaint(word: Word, suggestions: Sequence[str]) -> str:
    better = f"; perhaps {', '.join(suggestions[:_ENOUGH])}" if suggestions else ""
    return f"{word.text!r} is in no dictionary{better}"


def _is_right(
    word: Word,
    language: str,
    unknown: Collection[str],
    lists: Mapping[str, WordList],
    used: set[str],
) -> bool:
    """Tell whether a word is known, as a whole or in all its parts; note what is used of ours."""
    own = [lists[language].lines, lists[NAMES].lines]

    def known(part: str) -> bool:
        if part not in unknown or part.isupper():
            return True
        # A sentence may begin with it, and names have a genitive.
        forms = {part, part[:1].lower() + part[1:], re.sub(r"'?s$", "", part)}
        hits = {form for form in forms if any(form in entries for entries in own)}
        used.update(hits)
        return bool(hits)

    whole, *parts = _parts(word.text)
    return known(whole) or (bool(parts) and all(list(map(known, parts))))


def _parts(word: str) -> list[str]:
    """Return the word, and what its hyphens part: ``Thread-Pool``, ``Ein-`` before ``und``."""
    whole = word.replace("\u2019", "'")
    return [whole, *(part for part in whole.split("-") if part)] if "-" in whole else [whole]


def _unknown(parts: Collection[str], language: str) -> set[str]:
    """Return the words that the dictionary does not know, asked for in one go."""
    listed = set(_hunspell("-l", parts, language).splitlines())
    # It parts some words at the apostrophe, and names the piece.
    return {word for word in parts if listed.intersection((word, *word.split("'")))}


def _suggestions(wrong: Collection[str], language: str) -> dict[str, list[str]]:
    """Return what the dictionary has that is like each word: in its pipe format, after "&"."""
    suggestions: dict[str, list[str]] = {word: [] for word in wrong}
    for line in _hunspell("-a", wrong, language).splitlines():
        if line.startswith("&"):
            word, _, better = line[2:].partition(": ")
            suggestions[word.split()[0]] = better.split(", ")
    return suggestions


def _hunspell(how: str, asked: Collection[str], language: str) -> str:
    if not asked:
        return ""
    command = ["hunspell", how, "-i", "utf-8", "-d", DICTIONARIES[language]]
    lines = "".join(f"{word}\n" for word in sorted(asked))
    return subprocess.run(
        command, input=lines, capture_output=True, encoding="utf-8", check=True
    ).stdout


def _idle(
    lists: Mapping[str, WordList], used: Collection[str], unknown: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    for entries in lists.values():
        yield from entries.disorder
        for word, line in entries.lines.items():
            if word not in used:
                reason = "no text needs this word, or the dictionary has it: delete it"
                yield Finding(entries.path, line, f"{word!r}: {reason}")


def _order(word: str) -> tuple[str, str]:
    return word.casefold(), word
