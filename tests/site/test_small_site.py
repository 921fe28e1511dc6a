"""What conf.py does with settings that the site itself is not built with.

That is an address under which it is published, an address of its sources, a page that is
translated in part only, and a machine without git.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.configuration import copy_configuration

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/some/where"
REPOSITORY = "https://example.org/some/repository"

PAGE = """\
Anfang
======

Erster Absatz.

Zweiter Absatz.
"""
PAGES = {
    "index": f"{PAGE}\n.. toctree::\n   :caption: Zwei Teile\n\n   part\n   same\n   taking-part\n",
    "part": PAGE,
    "same": PAGE,
    "taking-part": "Mitmachen\n=========\n",
}
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Anfang"
msgstr "Beginning"

msgid "Erster Absatz."
msgstr "First paragraph </script>."

msgid "Zweiter Absatz."
msgstr "{second}"

msgid "Zwei Teile"
msgstr "Two parts"
"""
SECOND = {
    "index": "Second paragraph.",
    "part": "",
    # A name, for example.
    "same": "Zweiter Absatz.",
}


# Both languages in one process: to start Sphinx takes as long as to build such a small site.
BUILD = """
import sys
from sphinx.cmd.build import main
options = ["-q", "-c", ".", "-b", "html"]
sys.exit(any([main([*options, "-D", f"language={it}", "docs", it]) for it in ("de", "en")]))
"""


def build(folder: Path) -> None:
    # Without a search path there is no git, and the build must not need it.
    environment = os.environ | {
        "PATH": "",
        "GLEICHLAUF_SITE_URL": f"{ADDRESS}/",
        "GLEICHLAUF_REPOSITORY_URL": REPOSITORY,
    }
    subprocess.run(
        [sys.executable, "-c", BUILD], cwd=folder, env=environment, check=True, timeout=300
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site in both languages and return the folder that holds them."""
    folder = tmp_path_factory.mktemp("small")
    catalogues = folder / "locales/en/LC_MESSAGES"
    catalogues.mkdir(parents=True)
    copy_configuration(folder)
    for name, text in PAGES.items():
        (folder / f"docs/{name}.rst").write_text(text, encoding="utf-8")
    for name, second in SECOND.items():
        text = CATALOGUE.format(second=second)
        (catalogues / f"{name}.po").write_text(text, encoding="utf-8")
    build(folder)
    return folder


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_alternates_and_canonical_address_are_absolute(small: Path) -> None:
    landing = read(small, "de/index.html")
    for address in ("de/index.html", "en/index.html", "index.html"):
        assert f'href="{ADDRESS}/{address}"' in landing
    assert f'rel="canonical" href="{ADDRESS}/de/index.html"' in landing
    assert f'property="og:image" content="{ADDRESS}/preview.png"' in landing


def test_page_not_found_knows_the_path(small: Path) -> None:
    missing = read(small, "de/404.html")
    assert 'href="/some/where/de/index.html"' in missing
    assert 'src="/some/where/de/_static/site.js"' in missing
    assert 'href="/some/where/en/404.html"' in missing


def test_sitemap_names_each_page_and_its_twin(small: Path) -> None:
    sitemap = ElementTree.fromstring(read(small, "de/sitemap.xml"))  # noqa: S314 - written by us
    listed = {
        page[0].text: [(it.get("hreflang"), it.get("href")) for it in page[1:]] for page in sitemap
    }
    assert listed == {
        f"{ADDRESS}/de/{name}.html": [
            ("de", f"{ADDRESS}/de/{name}.html"),
            ("en", f"{ADDRESS}/en/{name}.html"),
        ]
        for name in PAGES
    }


def test_rules_for_robots_name_the_sitemaps(small: Path, site: Path) -> None:
    allowed = "User-agent: *\nAllow: /\n"
    sitemaps = "".join(f"Sitemap: {ADDRESS}/{it}/sitemap.xml\n" for it in ("de", "en"))
    assert read(small, "de/robots.txt") == read(small, "en/robots.txt") == f"{allowed}\n{sitemaps}"
    assert read(site, "de/robots.txt") == allowed


def test_site_without_an_address_claims_none(site: Path) -> None:
    assert not list(site.rglob("sitemap.xml"))
    landing = read(site, "de/index.html")
    assert "canonical" not in landing
    assert "og:image" not in landing


def test_structured_data_cannot_end_their_element(small: Path) -> None:
    (data,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', read(small, "en/part.html")
    )
    about = json.loads(data)
    assert about["description"] == "First paragraph </script>."
    assert about["url"] == f"{ADDRESS}/en/part.html"
    assert about["isPartOf"]["url"] == f"{ADDRESS}/en/index.html"


@pytest.mark.parametrize(
    ("path", "edited"),
    [("de/part.html", "docs/part.rst"), ("en/part.html", "locales/en/LC_MESSAGES/part.po")],
)
def test_edit_link_leads_to_what_is_written(small: Path, path: str, edited: str) -> None:
    page = read(small, path)
    assert f'href="{REPOSITORY}/edit/main/{edited}"' in page
    assert "last-updated" not in page


@pytest.mark.parametrize(
    ("path", "percent"),
    [
        pytest.param("en/index.html", None, id="all of it"),
        pytest.param("en/same.html", None, id="a name is the same in both languages"),
        pytest.param("en/part.html", 66, id="a paragraph is missing"),
        pytest.param("de/part.html", None, id="the source itself"),
    ],
)
def test_page_tells_what_is_missing(small: Path, path: str, percent: int | None) -> None:
    page = read(small, path)
    if percent is None:
        assert 'class="untranslated"' not in page
    else:
        assert f"Only {percent} % of this page are translated" in page
        assert '<a href="taking-part.html">Help to translate it</a>' in page
