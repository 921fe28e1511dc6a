"""The books of a small site: what becomes of its pages, and what is said when there is none."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tools.offline import __main__ as offline
from tools.offline.__main__ import Edition, editions, main
from tools.offline.pdf import PrintError, print_pdf

from .conftest import CHANGED, CODE, make_small
from .printed import Printed, read_pdf, squeezed

if TYPE_CHECKING:
    from .conftest import Printer, Small


@pytest.fixture(scope="module")
def german(published: Small) -> Printed:
    return read_pdf(published.made / "gleichlauf-de.pdf")


@pytest.fixture
def run(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> Callable[[Small], int]:
    """Return what does as the command does, with the browser that is running, not a new one."""
    monkeypatch.setattr(offline, "browser", lambda: nullcontext(printer.chromium))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(CHANGED))
    return lambda small: printer.do(lambda _: main(small.folders))


def test_printed_are_all_pages_and_nothing_that_needs_a_screen(german: Printed) -> None:
    for said in ("Kurzundgut.", "Zeichnung", "Frage", "Antwort", "Teil1"):
        assert said in german.text
    for unsaid in ("¶", "Start", "x.py", "Schritt", "NimmE"):
        assert unsaid not in german.text


def test_a_line_too_long_for_the_paper_goes_on_below(german: Printed) -> None:
    assert squeezed(CODE) in german.text
    assert german.in_margins == ("", "2", "3", "4")


def test_the_contents_say_where_each_chapter_begins(german: Printed) -> None:
    assert german.outline == {"Klein": 3, "Schlösser": 4, "Teil 1": 4}
    assert german.pages[1] == "TeilSchlösser4Teil14"


def test_links_lead_into_the_book_or_out_of_it(published: Small) -> None:
    content = (published.made / "gleichlauf-de.pdf").read_bytes()
    assert re.findall(rb"/URI \(([^)]*)\)", content) == [b"https://example.org/"]
    assert b"chapter--teil" in content


def test_a_pdf_says_its_title_its_language_and_its_time(published: Small) -> None:
    content = (published.made / "gleichlauf-en.pdf").read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == "Klein: Locks"
    assert about["CreationDate"] == about["ModDate"] == "D:20231114221320+00'00'"
    assert b"/Lang (en)" in content


def test_the_same_site_gives_the_same_bytes(
    published: Small, run: Callable[[Small], int], tmp_path: Path
) -> None:
    again = make_small(tmp_path)
    assert run(again) == 0
    names = {path.name for path in published.made.iterdir()}
    assert names == {
        f"gleichlauf{it}" for it in ("-de.epub", "-de.pdf", "-en.epub", "-en.pdf", ".zip")
    }
    for name in sorted(names):
        assert (again.made / name).read_bytes() == (published.made / name).read_bytes(), name


def test_the_landing_page_links_them_with_their_size(published: Small) -> None:
    page = (published.site / "de/index.html").read_text(encoding="utf-8")
    assert "<template" not in page
    linked = re.findall(r'<a href="\.\./(offline/[^"]+)">([EPZ])</a> \((0,1\u00a0MB)\)', page)
    assert [(address, text) for address, text, _ in linked] == [
        ("offline/gleichlauf-de.epub", "E"),
        ("offline/gleichlauf-de.pdf", "P"),
        ("offline/gleichlauf.zip", "Z"),
    ]
    assert all((published.site / address).is_file() for address, _, _ in linked)
    english = (published.site / "en/index.html").read_text(encoding="utf-8")
    assert "(0.1\u00a0MB)" in english


def test_the_parallel_view_shows_the_same_links(published: Small) -> None:
    script = (published.site / "de/_twins/index.js").read_text(encoding="utf-8")
    twin = json.loads(script.removeprefix("window.twin = ").removesuffix(";\n"))
    assert twin == (published.site / "de/index.html").read_text(encoding="utf-8")


def test_the_archive_has_the_site_as_it_was_without_them(published: Small, small: Small) -> None:
    with zipfile.ZipFile(published.made / "gleichlauf.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    files = (path for path in small.site.rglob("*") if path.is_file())
    assert packed == {
        f"gleichlauf/{path.relative_to(small.site).as_posix()}": path.read_bytes() for path in files
    }


def test_an_epub_begins_with_its_type(published: Small) -> None:
    content = (published.made / "gleichlauf-de.epub").read_bytes()
    assert content[30:58] == b"mimetypeapplication/epub+zip"


# -- What can be wrong ---------------------------------------------------------------------------


SECRET = "the-secret-of-this-machine"  # noqa: S105
ASKS = {
    "a picture": '<img src="{}">',
    "a frame": '<iframe src="{}"></iframe>',
    "an object": '<object data="{}"></object>',
    "a style": '<link rel="stylesheet" href="{}">',
    "a background": '<p style="background: url({})">x</p>',
    "SVG": '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "a script": "<script>fetch('{0}').catch(() => 0); document.title = 'ran';</script>"
    '<img src="x" onerror="new Image().src = \'{0}\'"><img src="{0}">',
}


@pytest.mark.parametrize("where", ["outside", "network"])
@pytest.mark.parametrize("asks", ASKS.values(), ids=ASKS)
def test_a_book_gets_no_file_but_its_own(
    printer: Printer, tmp_path: Path, asks: str, where: str
) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(SECRET, encoding="utf-8")
    address = secret.as_uri() if where == "outside" else "http://127.0.0.1:9/secret"
    book = tmp_path / "book" / "book.html"
    book.parent.mkdir()
    book.write_text(f"<!doctype html><h1>Buch</h1>{asks.format(address)}", encoding="utf-8")
    with pytest.raises(PrintError, match=r"asks for what is no part of it:\n  .*secret"):
        printer.do(lambda chromium: print_pdf(chromium, book, datetime.now(UTC)))


def test_a_book_runs_no_script(printer: Printer, tmp_path: Path) -> None:
    book = tmp_path / "book.html"
    text = "<h1>Buch</h1><p id=p>leer</p><script>p.textContent = 'gelaufen'</script>"
    book.write_text(f"<!doctype html>{text}<b onclick='x'>y</b>", encoding="utf-8")
    pdf = printer.do(lambda chromium: print_pdf(chromium, book, datetime.now(UTC)))
    with pypdfium2.PdfDocument(pdf) as document:
        printed = document[0].get_textpage().get_text_bounded()
    assert "leer" in printed
    assert "gelaufen" not in printed


def without_room(small: Small) -> None:
    landing = small.site / "de/index.html"
    text = landing.read_text(encoding="utf-8")
    landing.write_text(text.replace('<span class="pdf">P</span>', "P"), encoding="utf-8")


def with_a_wide_picture(small: Small) -> None:
    chapter = small.site / "de/chapter.html"
    text = chapter.read_text(encoding="utf-8")
    wide = '<svg width="5000" height="9"><text x="9" y="9">breit</text></svg>'
    chapter.write_text(text.replace("</details>", f"</details>{wide}", 1), encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Small], None], str]] = {
    "no site": (lambda it: shutil.rmtree(it.site), "there is no site in"),
    "no book by Sphinx": (lambda it: shutil.rmtree(it.root / "epub/en"), "run make offline"),
    "a page is missing": (lambda it: (it.site / "de/chapter.html").unlink(), "run make html first"),
    "another landing page": (
        lambda it: it.write("html/de/index.html", "<html lang='de'></html>"),
        "index.html has no .lead",
    ),
    "no pages": (
        lambda it: it.write(
            "html/de/index.html", "<html lang='de'><p class='lead'>Kurz.</p></html>"
        ),
        "lists no pages in its navigation",
    ),
}


def said(status: int, errors: str) -> str:
    """Return the complaint of a command that had to fail."""
    assert status == 1
    assert errors.startswith("offline: ")
    assert "Traceback" not in errors
    return errors


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_before_anything_is_printed(
    small: Small, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    spoil, complaint = FAULTS[fault]
    spoil(small)
    assert complaint in said(main(small.folders), capsys.readouterr().err)


def test_what_would_be_cut_off_is_said(
    small: Small, run: Callable[[Small], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with_a_wide_picture(small)
    complaint = "it would be cut off:\n  chapter: breit"
    assert complaint in said(run(small), capsys.readouterr().err)


def test_a_landing_page_without_room_is_named(
    small: Small,
    published: Small,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def make_books(site: Path, epubs: Path, target: Path, changed: datetime) -> list[Edition]:
        """Take the books that have been made; only their links are missing."""
        shutil.copytree(published.made, target)
        return editions(site, epubs)

    monkeypatch.setattr(offline, "make_books", make_books)
    without_room(small)
    complaint = "with one span of each class epub, pdf, zip: found epub, zip"
    assert complaint in said(main(small.folders), capsys.readouterr().err)


def test_without_chromium_it_says_how_to_get_it(
    small: Small, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    complaint = said(main(small.folders), capsys.readouterr().err)
    assert complaint.endswith("install it with: apt-get install chromium\n")
