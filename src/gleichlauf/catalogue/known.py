"""Recognising the entries that are code by the documents that they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gleichlauf.catalogue.documents import Certainty
from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.recognition import is_code, is_program
from gleichlauf.equivalence.reading import LARGEST, read

_FLAGS = re.compile(r"[ \t]*#[ \t]*doctest:.*$", re.MULTILINE)


class KnownBlocks:
    """Tells whether an entry is a block of the documents; callable, as `is_code` is.

    Builders hand out blocks with or without doctest's flags (Sphinx's ``trim_doctest_flags``),
    and with trailing blanks stripped, so both are compared without.
    """

    def __init__(self, blocks: Mapping[str, Certainty]) -> None:
        self._blocks = {_plain(source): certainty for source, certainty in blocks.items()}

    def __call__(self, entry: Entry) -> bool:
        """Tell whether the entry's message is a block of Python."""
        source = entry.message.value
        certainty = self._blocks.get(_plain(source)) if len(source) <= LARGEST else None
        if certainty is None:
            return False
        if certainty == "python":
            return bool(read(source).statements)
        return is_code(entry) or is_program(source)


def _plain(source: str) -> str:
    rows = _FLAGS.sub("", source).split("\n")
    return "\n".join(row.rstrip() for row in rows).strip("\n")
