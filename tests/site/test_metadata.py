"""What a page says about itself to machines: description, last change, where to edit it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_every_page_of_text_describes_itself(site: Path) -> None:
    for page in [*site.glob("de/*.html"), *site.glob("en/*.html")]:
        if page.stem in ("404", "genindex", "search"):
            continue
        found = re.findall(
            r'<meta (?:name="description" content="([^"]+)"|content="([^"]+)" name="description")',
            page.read_text(encoding="utf-8"),
        )
        assert len(found) == 1, page
        assert len(unescape("".join(found[0]))) > 40, page


def test_manifest_names_files_that_exist(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (site / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()


@pytest.mark.parametrize(
    ("language", "edited"),
    [("de", "docs/stdlib2.rst"), ("en", "locales/en/LC_MESSAGES/stdlib2.po")],
)
def test_edit_link_leads_to_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, edited: str
) -> None:
    monkeypatch.setenv("GLEICHLAUF_REPOSITORY_URL", "https://example.org/some/repository")
    # Without a search path there is no git, and the page must not need it.
    monkeypatch.setenv("PATH", "")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.rst").write_text("Anfang\n======\n\n.. toctree::\n\n   stdlib2\n")
    (tmp_path / "docs/stdlib2.rst").write_text("Kapitel\n=======\n\nEin Absatz.\n")
    options = ["-c", str(ROOT), "-q", "-b", "html", "-D", f"language={language}"]
    command = [sys.executable, "-m", "sphinx", *options]
    subprocess.run([*command, tmp_path / "docs", tmp_path / "html"], check=True)
    page = (tmp_path / "html/stdlib2.html").read_text(encoding="utf-8")
    assert f'href="https://example.org/some/repository/edit/main/{edited}"' in page
    assert "last-updated" not in page
    assert 'name="description" content="Ein Absatz."' in page
