"""How much of each page is translated, tested and proved equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.util.i18n import docname_to_domain

from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.reading import read
from gleichlauf.code.block import CodeBlock, NotPythonError
from gleichlauf.code.put_back import translate
from gleichlauf.sphinxext.examples.kept import pages


@dataclass(frozen=True, slots=True)
class Coverage:
    """One page in one language.

    ``translated`` of its ``messages`` have a translation that readers see. Of its ``blocks`` of
    Python code, ``tested`` belong to an example that is run, and ``equal`` have, in this
    language, the same code as the source but for comments and texts.
    """

    page: str
    language: str
    messages: int
    translated: int
    blocks: int
    tested: int
    equal: int

    @property
    def percent(self) -> int:
        """The share of messages that are translated; 100 only if all of them are."""
        return self.translated * 100 // self.messages if self.messages else 100


def measure(
    page: str, language: str, entries: Iterable[Entry], blocks: Sequence[CodeBlock], tested: int
) -> Coverage:
    """Return the coverage of a page, given its catalogue and its blocks in the source language."""
    current = [entry for entry in entries if entry.message.value and not entry.obsolete]
    translations = {e.message.value: e.translation.value for e in current if e.in_use}
    return Coverage(
        page=page,
        language=language,
        messages=len(current),
        translated=len(translations),
        blocks=len(blocks),
        tested=tested,
        equal=sum(_is_equal(block, translations) for block in blocks),
    )


def _is_equal(block: CodeBlock, translations: dict[str, str]) -> bool:
    """Say whether a block is the same program with its translations as without them."""
    try:
        # What could be put in its place was proved to leave the code alone (`same_code`).
        return not translate(block, translations).problems
    except NotPythonError:
        return False


def coverage(env: BuildEnvironment) -> Iterator[Coverage]:
    """Yield the coverage of each page in each language that it has a catalogue in."""
    config = env.config
    folders = [Path(env.srcdir, name).resolve() for name in config.locale_dirs]
    languages = sorted({path.parent.name for f in folders for path in f.glob("*/LC_MESSAGES")})
    for page in sorted(env.found_docs):
        found = pages(env).get(page)
        domain = docname_to_domain(page, config.gettext_compact)
        for language in languages:
            for folder in folders:
                path = folder / language / "LC_MESSAGES" / f"{domain}.po"
                if path.is_file():
                    blocks, tested = (found.blocks, found.tested) if found else ((), 0)
                    yield measure(page, language, read(path).entries, blocks, tested)
                    break
