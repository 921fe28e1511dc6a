"""The search's index with its counts, when only a part of the site is built again."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.sphinxext.conftest import Built, Site

DOCS = Path(__file__).parents[2] / "docs"

CONFIGURATION = """
from _site import search_counts, search_stems

html_theme = "basic"


def setup(app):
    app.add_transform(search_counts.NoteWords)
    app.add_search_language(search_stems.QuickGerman)
    app.connect("write-started", search_counts.take_counts_away)
    app.connect("build-finished", search_counts.add_counts)
"""


def counts(built: Built) -> dict[str, dict[str, int]]:
    first, index = built.text("searchindex.js").split("\n", 1)
    assert index.startswith("Search.setIndex({")
    written = first.removeprefix("Search.counts=").partition(";Search.known=")[0]
    found: dict[str, dict[str, int]] = json.loads(written)
    return found


def test_a_changed_page_changes_its_own_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(DOCS)
    site = Site(tmp_path)
    site.write("conf.py", CONFIGURATION)
    site.write(
        "docs/index.rst",
        f"Anfang\n======\n\n{'Sperren ' * 4}\n\n.. toctree::\n\n   two\n   three\n",
    )
    site.write("docs/two.rst", f"Zwei\n====\n\n{'Archive ' * 4}\n")
    site.write("docs/three.rst", f"Drei\n====\n\n{'Barrieren ' * 4}\n")
    first = site.build("html", "de")
    assert first.warnings == []
    assert counts(first) == {"index": {"sperr": 4}, "three": {"barri": 4}, "two": {"archiv": 4}}

    site.write("docs/two.rst", f"Zwei\n====\n\n{'Schlangen ' * 5}\n")
    os.utime(tmp_path / "docs/two.rst", (first.env.all_docs["two"] / 1e6 + 5,) * 2)
    second = site.build("html", "de")
    assert second.warnings == []
    assert counts(second) == {"index": {"sperr": 4}, "three": {"barri": 4}, "two": {"schlang": 5}}
    assert '"anfang":' in second.text("searchindex.js")
