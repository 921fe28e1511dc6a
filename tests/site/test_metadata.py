"""What a page says about itself to machines: description, data, and its text as Markdown."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

LANGUAGES = ("de", "en")


def pages_of_text(site: Path) -> list[Path]:
    pages = [*site.glob("de/*.html"), *site.glob("en/*.html")]
    return [it for it in pages if it.stem not in ("404", "genindex", "search")]


def test_every_page_of_text_describes_itself(site: Path) -> None:
    for page in pages_of_text(site):
        text = page.read_text(encoding="utf-8")
        found = re.findall(
            r'<meta (?:name="description" content="([^"]+)"|content="([^"]+)" name="description")',
            text,
        )
        assert len(found) == 1, page
        description = unescape("".join(found[0]))
        assert len(description) > 40, page
        assert (
            f'property="og:title" content="{"Gleichlauf" if page.stem == "index" else ""}' in text
        )
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        about = json.loads(data)
        assert about["@context"] == "https://schema.org", page
        assert about["description"] == description, page
        assert about["inLanguage"] == page.parent.name, page
        assert about["learningResourceType"] == "tutorial", page


def test_every_page_of_text_has_a_twin_in_markdown(site: Path) -> None:
    for page in pages_of_text(site):
        assert f'type="text/markdown" href="{page.stem}.md"' in page.read_text(encoding="utf-8")
        text = page.with_suffix(".md").read_text(encoding="utf-8")
        assert re.search(r"^# \S", text, re.MULTILINE), page
        # Neither markup nor drawings are left in it, but anchors for its links.
        outside = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
        assert set(re.findall(r"<(\w+)[ >]", outside)) <= {"a"}, page


@pytest.mark.parametrize("language", LANGUAGES)
def test_twin_has_the_code_and_its_outputs(site: Path, language: str) -> None:
    text = (site / language / "stdlib2.md").read_text(encoding="utf-8")
    assert "class AsyncZip(threading.Thread):\n    def __init__" in text
    assert text.count("```") % 2 == 0
    assert "_examples/stdlib2/async_zip.py" in text


def test_twin_has_boxes_with_a_title(site: Path) -> None:
    text = (site / "en" / "atomic.md").read_text(encoding="utf-8")
    assert re.search(r"^\*\*Seen elsewhere\*\*\n\n\w", text, re.MULTILINE)
    assert "<br/>" not in text


def test_list_of_pages_names_each_once(site: Path) -> None:
    for language in LANGUAGES:
        text = (site / language / "llms.txt").read_text(encoding="utf-8")
        listed = re.findall(r"^- \[.+\]\((.+)\.md\): .{40}", text, re.MULTILINE)
        assert listed[0] == "index"
        assert sorted(listed) == sorted(
            it.stem for it in pages_of_text(site) if it.parent.name == language
        )
    start = (site / "llms.txt").read_text(encoding="utf-8")
    for path in re.findall(r"\]\((.+?)\)", start):
        assert (site / path).is_file()


def test_manifest_names_files_that_exist(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (site / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
