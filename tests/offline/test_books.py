"""The books that ``make offline`` has made of the whole site: complete, nothing cut off."""

from __future__ import annotations

import hashlib
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from .conftest import ROOT, need_chromium
from .printed import Printed, read_pdf, squeezed

LANGUAGES = ("de", "en")
PAGES = {path.stem for path in (ROOT / "docs").glob("[!_]*.*")}
HTML = "{http://www.w3.org/1999/xhtml}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

LINK = re.compile(r"""\b(?:href|src)="([^"]*)\"""")
NAME = re.compile(r"""\bid="([^"]*)\"""")
NOT_TEXT = re.compile(r"<script[^>]*>.*?</script>|<!--.*?-->", re.DOTALL)


@cache
def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def pages(epub: Path) -> dict[str, ElementTree.Element]:
    """Return the pages of a book by name, without their ending; each has to be XML."""
    return {
        name.removesuffix(".xhtml"): ElementTree.fromstring(content)  # noqa: S314 - our own
        for name, content in members(epub).items()
        if name.endswith(".xhtml")
    }


def broken_links(files: Mapping[str, bytes], ending: str) -> Iterator[str]:
    """Yield each link between files that leads to no file, or to no place in it."""
    texts = {
        name: NOT_TEXT.sub("", content.decode())
        for name, content in files.items()
        if name.endswith(ending)
    }
    names = {name: set(NAME.findall(text)) for name, text in texts.items()}
    for name, text in texts.items():
        for address in set(LINK.findall(text)):
            if re.match(r"[a-z]+:", address):
                continue
            path, _, fragment = unquote(address.partition("?")[0]).partition("#")
            target = _joined(name, path) if path else name
            if target not in files or (fragment and fragment not in names.get(target, ())):
                yield f"{name}: {address}"


def _joined(name: str, path: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / path).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


# -- EPUB ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_epub_has_every_page_in_its_language(books: Mapping[str, Path], language: str) -> None:
    found = pages(books[f"gleichlauf-{language}.epub"])
    assert found.keys() >= PAGES
    assert "404" not in found
    assert {page.get("lang") for page in found.values()} == {language}
    assert not [name for name, page in found.items() if list(page.iter(f"{HTML}script"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_epub_says_what_it_is(books: Mapping[str, Path], language: str) -> None:
    content = members(books[f"gleichlauf-{language}.epub"])
    package = ElementTree.fromstring(content["content.opf"])  # noqa: S314 - our own
    about = {name: package.findtext(f".//{DUBLIN_CORE}{name}") for name in ("language", "creator")}
    assert about == {"language": language, "creator": "Gleichlauf contributors"}
    assert (package.findtext(f".//{DUBLIN_CORE}title") or "").startswith("Gleichlauf: Threads ")
    assert "_static/cover.png" in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_pictures_of_the_epub_are_in_it(books: Mapping[str, Path], language: str) -> None:
    epub = books[f"gleichlauf-{language}.epub"]
    tables = [table for page in pages(epub).values() for table in page.iter(f"{HTML}table")]
    assert sum("gl-lanes" in table.get("class", "").split() for table in tables) > 50
    assert list(broken_links(members(epub), ".xhtml")) == []


# -- PDF -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def printed(books: Mapping[str, Path], language: str) -> Printed:
    return read_pdf(books[f"gleichlauf-{language}.pdf"])


def test_nothing_stands_beyond_the_margins_but_page_numbers(printed: Printed) -> None:
    numbers = ["", *map(str, range(2, len(printed.pages) + 1))]
    assert list(printed.in_margins) == numbers


def test_it_is_set_in_its_own_fonts(printed: Printed) -> None:
    families = {re.sub(r"^[A-Z]{6}\+|-\w+$", "", name) for name in printed.fonts}
    assert families == {"IBMPlexSans", "IBMPlexMono"}


def test_the_fonts_are_those_of_their_list() -> None:
    fonts = ROOT / "tools/offline/fonts"
    listed = re.findall(r"^\| `(.*)` \| `(.*)` \|$", (fonts / "README.md").read_text(), re.M)
    there = {it.name: hashlib.sha256(it.read_bytes()).hexdigest() for it in fonts.glob("*.woff2")}
    assert dict(listed) == there
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE.txt").read_text(encoding="utf-8")


def test_each_chapter_begins_where_the_outline_says(
    books: Mapping[str, Path], language: str, printed: Printed
) -> None:
    epub = pages(books[f"gleichlauf-{language}.epub"])
    titles = ["".join(epub[name].find(f".//{HTML}h1").itertext()) for name in sorted(PAGES)]  # type: ignore[union-attr]
    outline = {squeezed(title): page for title, page in printed.outline.items()}
    for title in map(squeezed, titles):
        assert title in printed.pages[outline[title] - 1]


def test_each_line_of_code_is_printed(
    books: Mapping[str, Path], language: str, printed: Printed
) -> None:
    epub = pages(books[f"gleichlauf-{language}.epub"])
    lines = {
        squeezed(line)
        for name in PAGES
        for block in epub[name].iter(f"{HTML}pre")
        for line in _without_numbers(block).splitlines()
    }
    assert len(lines) > 500
    assert [line for line in sorted(lines) if line not in printed.text] == []


def _without_numbers(element: ElementTree.Element) -> str:
    within = (element.text or "") + "".join(map(_without_numbers, element))
    return ("" if element.get("class") == "linenos" else within) + (element.tail or "")


def test_a_pdf_leads_to_no_file_of_the_machine_that_made_it(
    books: Mapping[str, Path], language: str
) -> None:
    content = books[f"gleichlauf-{language}.pdf"].read_bytes()
    addresses = re.findall(rb"/URI \(([^)]*)\)", content)
    assert len(addresses) > 100
    assert {address.partition(b":")[0] for address in addresses} <= {b"https", b"http"}


# -- Archive -------------------------------------------------------------------------------------


def test_links_within_the_archive_lead_somewhere(books: Mapping[str, Path]) -> None:
    files = members(books["gleichlauf.zip"])
    assert {f"gleichlauf/{language}/index.html" for language in LANGUAGES} <= files.keys()
    pages_of_both = {
        name: content
        for name, content in files.items()
        # Its links are absolute, for whatever address is not found.
        if not name.endswith("404.html")
    }
    complete = {**dict.fromkeys(files, b""), **pages_of_both}
    assert list(broken_links(complete, ".html")) == []


@pytest.mark.browser
def test_the_archive_can_be_read_from_a_disk(books: Mapping[str, Path], tmp_path: Path) -> None:
    chromium = need_chromium()
    with zipfile.ZipFile(books["gleichlauf.zip"]) as archive:
        archive.extractall(tmp_path)
    page = (tmp_path / "gleichlauf/de/stdlib2.html").as_uri()
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", profile]
    shown = subprocess.run(
        [chromium, *options, "--dump-dom", page],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert '<html class="no-js"' not in shown.stdout  # so the scripts were found, and run
    assert "copybtn" in shown.stdout
    complaints = [line for line in shown.stderr.splitlines() if ":CONSOLE" in line]
    # A browser loads no manifest from a disk, which is of no use there.
    assert [line for line in complaints if "Access to manifest" not in line] == []
