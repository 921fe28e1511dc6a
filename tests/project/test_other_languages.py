"""A language is a folder: with catalogues that lack most texts, or with none at all."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.configuration import copy_configuration


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What the site adds to Sphinx."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "docs"))
    import _site.reading_time
    import _site.search_stems

    yield _site
    for name in [name for name in sys.modules if name.partition(".")[0] == "_site"]:
        del sys.modules[name]


@pytest.mark.parametrize("language", ["fr", "ar", "pt_BR"])
def test_a_page_in_it_takes_some_time_to_read(site: Any, language: str) -> None:
    read = site.reading_time.Extent(words=2380, lines=0, examples=0)
    assert read.minutes(language) == pytest.approx(10)
    assert site.search_stems.words_of(language).split("deux mots") == ["deux", "mots"]


def test_the_search_knows_the_words_that_sphinx_knows(site: Any) -> None:
    stems = {it: site.search_stems.words_of(it).stem("maisons") for it in ("fr", "xx", "de_AT")}
    assert stems == {"fr": "maison", "xx": "maison", "de_AT": "maison"}
    assert site.search_stems.words_of("fr").lang == "fr"
    assert site.search_stems.words_of("pt_BR").lang == "pt"
    assert site.search_stems.words_of("xx").lang == "en"


def test_a_region_has_the_speed_of_its_language(site: Any) -> None:
    read = site.reading_time.Extent(words=2220, lines=0, examples=0)
    assert read.minutes("de_AT") == read.minutes("de") == pytest.approx(10)


PAGE = """\
Anfang
======

Erster Absatz.

Zweiter Absatz.

.. testcode::

   print("Guten Tag")  # Gruß

.. testoutput::

   Guten Tag

.. toctree::

   course
   taking-part
"""
FRENCH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Erster Absatz."
msgstr "Premier alinéa."

msgid "Guten Tag"
msgstr "Bonjour"
"""
BUILD = """
import sys
from sphinx.cmd.build import main
for builder, language in (it.split("-") for it in sys.argv[1:]):
    options = ["-W", "--keep-going", "-q", "-c", ".", "-b", builder, "-D", f"language={language}"]
    if main([*options, "-d", f"read-{builder}-{language}", "docs", f"{builder}-{language}"]):
        sys.exit(f"{builder} {language}")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site like ours, with a few texts in French, and a folder for Arabic."""
    folder = tmp_path_factory.mktemp("languages")
    copy_configuration(folder, "docs/_epub")
    (folder / "docs/index.rst").write_text(PAGE, encoding="utf-8")
    for page in "course", "taking-part":
        (folder / f"docs/{page}.rst").write_text("Seite\n=====\n\nText.\n", encoding="utf-8")
    (folder / "locales/fr/LC_MESSAGES").mkdir(parents=True)
    (folder / "locales/fr/LC_MESSAGES/index.po").write_text(FRENCH, encoding="utf-8")
    (folder / "locales/ar").mkdir()
    # Sphinx keeps the translations of one language for the whole process.
    for builds in ("html-de", "html-fr", "epub-fr"), ("html-ar",):
        done = subprocess.run(
            [sys.executable, "-c", BUILD, *builds],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_a_folder_is_all_that_a_language_needs(built: Path) -> None:
    page = (built / "html-fr/index.html").read_text("utf-8")
    assert '<html class="no-js" lang="fr"' in page
    assert "<p>Premier alinéa.</p>" in page
    marked = '<p class="in-source-language" lang="de">'
    assert f"{marked}Zweiter Absatz.</p>" in page
    assert "translated; the rest is in the language of the sources" in page
    assert "Bonjour" in page
    # Our own phrases are in English, where nobody has put them into the language.
    assert "Download all examples of this page" in page
    example = (built / "html-fr/_examples/index/default.py").read_text("utf-8")
    assert 'print("Bonjour")' in example
    assert "Language: fr" in example
    # Each page leads to all the others.
    for language in "de", "fr", "ar":
        text = (built / f"html-{language}/index.html").read_text("utf-8")
        leads = set(re.findall(r'<a rel="alternate" lang="(\w+)"', text))
        assert leads == {"de", "fr", "ar"} - {language}
    assert "Français" in (built / "html-de/index.html").read_text("utf-8")
    assert "in-source-language" not in (built / "html-de/index.html").read_text("utf-8")
    assert list((built / "epub-fr").glob("*.epub"))


def test_a_page_without_a_catalogue_is_marked_as_a_whole(built: Path) -> None:
    page = (built / "html-ar/index.html").read_text("utf-8")
    assert '<section class="in-source-language" id="anfang" lang="de">' in page
    assert "Only 0 % of this page are translated" in page
    assert "العربية" in (built / "html-fr/index.html").read_text("utf-8")
