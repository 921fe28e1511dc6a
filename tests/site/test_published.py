"""What changes when the site knows the address under which it is published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/some/where"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site, German only, for an address below a path."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "docs").mkdir()
    (folder / "docs/index.rst").write_text("Anfang\n======\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-c", str(ROOT), "-q", "-b", "html"]
    command += ["-D", "language=de", str(folder / "docs"), str(folder / "de")]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GLEICHLAUF_SITE_URL", f"{ADDRESS}/")
        subprocess.run(command, check=True)
    return folder / "de"


def test_alternates_and_canonical_address_are_absolute(published: Path) -> None:
    landing = (published / "index.html").read_text(encoding="utf-8")
    for address in ("de/index.html", "en/index.html", "index.html"):
        assert f'href="{ADDRESS}/{address}"' in landing
    assert f'rel="canonical" href="{ADDRESS}/de/index.html"' in landing


def test_page_not_found_knows_the_path(published: Path) -> None:
    missing = (published / "404.html").read_text(encoding="utf-8")
    assert 'href="/some/where/de/index.html"' in missing
    assert 'src="/some/where/de/_static/site.js"' in missing
    assert 'href="/some/where/en/404.html"' in missing


def test_sitemap_names_each_page_and_its_twin(published: Path) -> None:
    text = (published / "sitemap.xml").read_text(encoding="utf-8")
    sitemap = ElementTree.fromstring(text)  # noqa: S314 - written a moment ago, by us
    (page,) = sitemap
    location, *alternates = page
    assert location.text == f"{ADDRESS}/de/index.html"
    assert [(it.get("hreflang"), it.get("href")) for it in alternates] == [
        ("de", f"{ADDRESS}/de/index.html"),
        ("en", f"{ADDRESS}/en/index.html"),
    ]


def test_site_without_an_address_claims_none(site: Path) -> None:
    assert not list(site.rglob("sitemap.xml"))
    assert "canonical" not in (site / "de/index.html").read_text(encoding="utf-8")
