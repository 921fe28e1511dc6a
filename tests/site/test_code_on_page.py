"""What a reader takes from a page: code that is copied, and examples that are downloaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from gleichlauf.example.file import read_example

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGE = "{}/index.html"
LANGUAGES = ("de", "en")

# As in browsers in which code that is folded away has no width.
LAY_NOTHING_OUT_THAT_IS_FOLDED = """document.addEventListener("DOMContentLoaded", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("details:not([open]) > :not(summary) { display: none }");
  document.adoptedStyleSheets.push(sheet);
})"""


def first_example(page: Page) -> Locator:
    """Return the frame of the first example of the page that can be downloaded."""
    return page.locator(".gleichlauf-example:has(.gleichlauf-download)").first


def download(page: Page, folder: Path) -> Path:
    """Download the first example of the page and return the file."""
    with page.expect_download() as saving:
        first_example(page).locator(".gleichlauf-download a[download]").click()
    file = folder / saving.value.suggested_filename
    saving.value.save_as(file)
    return file


def copy(page: Page, block: Locator) -> str:
    """Press the button of a block of code and return what is in the clipboard then."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block.hover()
    block.locator(".copybtn").click()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_copied_code_is_that_of_the_downloaded_example(
    visit: Visitors, language: str, tmp_path: Path
) -> None:
    page = visit().open(PAGE.format(language))
    block = first_example(page).locator("div.highlight").first
    assert block.locator(".linenos").count() > 10
    example = read_example(download(page, tmp_path).read_text(encoding="utf-8"))
    assert copy(page, block).rstrip("\n") == example.code.rstrip("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_prompts_and_output_are_not_copied(visit: Visitors, language: str) -> None:
    page = visit().open(f"{language}/taking-part.html")
    block = page.locator("div.highlight:has(.gp):has(.go)").first
    lines = block.locator("pre").inner_text().splitlines()
    typed = [line[4:].rstrip() for line in lines if line.startswith((">>> ", "... "))]
    assert 0 < len(typed) < len(lines)
    copied = copy(page, block).splitlines()
    assert [line.rstrip() for line in copied if line.strip()] == typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_downloaded_prints_what_the_page_says(
    visit: Visitors, language: str, tmp_path: Path
) -> None:
    page = visit(javascript=False).open(PAGE.format(language))
    file = download(page, tmp_path)
    documented = first_example(page).locator(".gleichlauf-outcome pre").all_inner_texts()
    empty = tmp_path / "empty"
    empty.mkdir()
    # The page speaks of Python as it comes; unbuffered (-u), it says, two outputs may mix.
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONUNBUFFERED"}
    run = subprocess.run(
        [sys.executable, "-X", "utf8", str(file)],
        cwd=empty,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert run.stderr == ""
    assert run.stdout.strip() in [text.strip() for text in documented]


def test_unfolded_code_is_whole_on_a_phone(visit: Visitors) -> None:
    visitor = visit(width=320)
    visitor.context.add_init_script(LAY_NOTHING_OUT_THAT_IS_FOLDED)
    page = visitor.open("de/locks.html")
    solution = page.locator(".gleichlauf-solution:has(pre)").first
    code = solution.locator("pre").first
    expect(code).to_be_hidden()
    solution.locator("> summary").click()
    expect(code).to_be_visible()
    assert code.evaluate("(it) => it.scrollWidth <= it.clientWidth")
    expect(code).not_to_have_attribute("tabindex", "0")
