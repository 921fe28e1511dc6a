"""A page that is not fully translated says so, and how its readers can help."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOURCE = """\
Anfang
======

Erster Absatz.

Zweiter Absatz.
"""
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Anfang"
msgstr "Beginning"

msgid "Erster Absatz."
msgstr "First paragraph."

msgid "Zweiter Absatz."
msgstr "{second}"
"""


@pytest.mark.parametrize(
    ("language", "second", "percent"),
    [
        pytest.param("en", "Second paragraph.", None, id="all of it"),
        pytest.param("en", "Zweiter Absatz.", None, id="a name is the same in both languages"),
        pytest.param("en", "", 66, id="a paragraph is missing"),
        pytest.param("de", "", None, id="the source itself"),
    ],
)
def test_page_tells_what_is_missing(
    tmp_path: Path, language: str, second: str, percent: int | None
) -> None:
    docs, catalogues = tmp_path / "docs", tmp_path / "locales/en/LC_MESSAGES"
    docs.mkdir()
    catalogues.mkdir(parents=True)
    shutil.copy(ROOT / "conf.py", tmp_path)
    for part in ("docs/_templates", "docs/_static", "docs/_inventory", "locales/de"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.mo"))
    shutil.copy(ROOT / "docs/_search_scorer.js", docs)
    (docs / "index.rst").write_text(SOURCE, encoding="utf-8")
    (docs / "taking-part.rst").write_text(":orphan:\n\nX\n=\n", encoding="utf-8")
    (catalogues / "index.po").write_text(CATALOGUE.format(second=second), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-c", str(tmp_path), "-q", "-b", "html"]
    command += ["-D", f"language={language}", str(docs), str(tmp_path / "html")]
    subprocess.run(command, check=True, cwd=tmp_path)
    page = (tmp_path / "html/index.html").read_text(encoding="utf-8")
    if percent is None:
        assert 'class="untranslated"' not in page
    else:
        assert f"Only {percent} % of this page are translated" in page
        assert '<a href="taking-part.html">Help to translate it</a>' in page
