"""A site of two pages in two languages, its books, and what is in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tools.offline.pdf import CHROMIUM, browser

Made = TypeVar("Made")

ROOT = Path(__file__).parents[2]
CHANGED = 1_700_000_000
"""14 November 2023, 22:13:20 UTC."""

LANDING = """<!doctype html>
<html lang="{language}"><head><title>Klein</title></head><body>
<div class="sidebar-tree">
<p class="caption"><span>{part}</span></p>
<ul><li><a class="reference internal" href="chapter.html">{title}</a></li></ul>
</div>
<article role="main"><section id="klein">
<h1>Klein<a class="headerlink" href="#klein">¶</a></h1>
<p class="lead">{lead}</p>
<p class="start"><a href="chapter.html">Start</a></p>
<p>Nach <a href="chapter.html#teil">Teil</a>, <a href="genindex.html">Index</a> und
<a href="https://example.org/">draußen</a>.</p>
<template id="offline"><p>Nimm <span class="epub">E</span>, <span class="pdf">P</span> und
<span class="zip">Z</span>.</p></template>
</section></article></body></html>
"""

CHAPTER = """<!doctype html>
<html lang="{language}"><head><title>{title}</title></head><body>
<article role="main"><section id="kapitel">
<h1>{title}<a class="headerlink" href="#kapitel">¶</a></h1>
<section id="teil"><h2>{part} 1<a class="headerlink" href="#teil">¶</a></h2>
<div class="highlight"><pre><span></span><span id="x-line-1"><span class="linenos">1</span>{code}
</span></pre></div>
<p class="gleichlauf-download"><a href="_examples/x.py" download>x.py</a></p>
<details class="gleichlauf-run" name="x"><summary>Bild</summary>
<svg class="gleichlauf-picture" viewBox="0 0 900 30" width="900" height="30">
<text x="4" y="20">Zeichnung</text></svg>
<ol class="gleichlauf-steps"><li>Schritt</li></ol></details>
<details class="gleichlauf-solution"><summary>Frage</summary><p>Antwort</p></details>
</section></section></article></body></html>
"""

TEXTS = {
    "de": {"title": "Schlösser", "part": "Teil", "lead": "Kurz und gut."},
    "en": {"title": "Locks", "part": "Part", "lead": "Short and sweet."},
}
CODE = 'print("' + "ein langer Text, der nirgends Platz hat, " * 3 + 'Ende")'

PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Klein: {title}</dc:title></package>
"""


@dataclass(frozen=True)
class Small:
    """The folders of a small site, of the EPUBs that Sphinx would have made, and of the result."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "html"

    @property
    def made(self) -> Path:
        return self.root / "offline"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @property
    def folders(self) -> list[str]:
        """What the command is to be told."""
        return [str(self.site), str(self.root / "epub"), str(self.made)]

    def run(self) -> subprocess.CompletedProcess[str]:
        """Make the books, and link them on the landing pages."""
        return subprocess.run(
            [sys.executable, "-m", "tools.offline", *self.folders],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(CHANGED)},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


def make_small(root: Path) -> Small:
    """Write the small site."""
    small = Small(root)
    small.write("html/index.html", '<a href="de/index.html">Deutsch</a>\n')
    for language, texts in TEXTS.items():
        landing = LANDING.format(language=language, **texts)
        small.write(f"html/{language}/index.html", landing)
        small.write(f"html/{language}/_twins/index.js", f"window.twin = {json.dumps(landing)};\n")
        chapter = CHAPTER.format(language=language, code=CODE, **texts)
        small.write(f"html/{language}/chapter.html", chapter)
        for style in (
            ROOT / "docs/_static/site.css",
            ROOT / "src/gleichlauf/sphinxext/pages/static/gleichlauf.css",
        ):
            small.write(f"html/{language}/_static/{style.name}", style.read_text(encoding="utf-8"))
        small.write(f"epub/{language}/content.opf", PACKAGE.format(**texts))
        with zipfile.ZipFile(root / f"epub/{language}/Klein.epub", "w") as book:
            book.writestr("mimetype", "application/epub+zip")
            book.writestr("content.opf", PACKAGE.format(**texts))
    return small


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a small site of which no book has been made."""
    return make_small(tmp_path)


def need_chromium() -> str:
    """Return the path of Chromium; skip where there is none, or fail where there has to be one."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        message = "no Chromium here; install it with: apt-get install chromium"
        if os.environ.get("GLEICHLAUF_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found


@dataclass(frozen=True)
class Printer:
    """A browser that is started once for all tests.

    It has a thread of its own: Playwright runs once in each, and tests of the site may have it in
    the one where tests run.
    """

    thread: ThreadPoolExecutor
    chromium: Browser

    def do(self, work: Callable[[Browser], Made]) -> Made:
        """Do in that thread what needs the browser."""
        return self.thread.submit(work, self.chromium).result()


@pytest.fixture(scope="session")
def printer() -> Iterator[Printer]:
    need_chromium()
    running = browser()
    with ThreadPoolExecutor(1) as thread:
        yield Printer(thread, thread.submit(running.__enter__).result())
        thread.submit(running.__exit__, None, None, None).result()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Return the small site with its books."""
    need_chromium()
    small = make_small(tmp_path_factory.mktemp("published"))
    result = small.run()
    assert (result.returncode, result.stderr) == (0, "")
    return small


# -- The real site -------------------------------------------------------------------------------

BOOKS = ROOT / "build/offline"
SOURCES = ("docs", "locales", "src", "tools/offline")


def _sources() -> Iterator[Path]:
    for folder in SOURCES:
        yield from (
            path
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix not in {".mo", ".pyc"}
        )


@pytest.fixture(scope="session")
def books() -> Mapping[str, Path]:
    """Return what ``make offline`` has made, by name; skip where it has not, or where it is old.

    With ``GLEICHLAUF_REQUIRE_BOOKS=1`` both are failures.
    """
    made = {path.name: path for path in BOOKS.glob("*.*")}
    newest = max(path.stat().st_mtime for path in _sources())
    if not made or min(path.stat().st_mtime for path in made.values()) < newest:
        message = f"{BOOKS.relative_to(ROOT)} is not there, or older than the sources: make offline"
        if os.environ.get("GLEICHLAUF_REQUIRE_BOOKS") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return made
