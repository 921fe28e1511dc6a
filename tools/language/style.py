"""The rules of style that a pattern can tell: ``style.toml`` beside this file.

The page ``docs/style.rst`` gives all rules, with a reason and an example for each.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.language import Finding
from tools.language.passages import Passage
from tools.language.words import prose, quoted

TABLE = Path(__file__).with_name("style.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's number on the page, how to tell that a text breaks it, and what to write."""

    number: int
    pattern: re.Pattern[str]
    instead: str


def rules(table: Path = TABLE) -> dict[str, list[Rule]]:
    """Return the rules by language; ``re.error`` or `KeyError` where the table is wrong."""
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return {
        language: [Rule(row["rule"], re.compile(row["pattern"]), row["say"]) for row in listed]
        for language, listed in rows.items()
    }


def findings(passages: Sequence[Passage], known: Mapping[str, list[Rule]]) -> Iterator[Finding]:
    """Yield each place where prose breaks a rule; code and what is quoted in emphasis may."""
    for passage in passages:
        if passage.is_code:
            continue
        text = prose(passage.text, is_markdown=passage.is_markdown)
        if len(text.split()) < 2:  # A cell of a table: a number, a name.
            continue
        excused = list(quoted(passage.text, is_markdown=passage.is_markdown))
        for rule in known.get(passage.language, ()):
            for found in rule.pattern.finditer(text):
                if not any(found.start() in span for span in excused):
                    yield Finding(
                        passage.path,
                        passage.line_of(found.start()),
                        f"{found[0].strip()!r}: {rule.instead} (rule {rule.number} of the style)",
                    )
