"""What learners type leads to sections that are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
LABEL = re.compile(r"^(?:\.\. _([\w-]+):|\(([\w-]+)\)=)$", re.MULTILINE)


def test_each_section_that_is_to_be_found_is_there() -> None:
    pages = [path for path in DOCS.iterdir() if path.suffix in {".rst", ".md"}]
    there = {path.stem for path in pages}
    for path in pages:
        found = LABEL.findall(path.read_text(encoding="utf-8"))
        there.update(rst or markdown for rst, markdown in found)
    words = tomllib.loads((DOCS / "_site/search_words.toml").read_text(encoding="utf-8"))["words"]
    assert len(words) > 50
    assert sorted(words.keys() - there) == []
