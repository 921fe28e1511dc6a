"""The built site, served on this machine with the headers it is published with, and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import dropwhile, takewhile
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, AnyStr, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.site.accessibility import Accessibility
from tools.addresses import address_contents
from tools.offline.pdf import CHROMIUM

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

ROOT = Path(__file__).parents[2]

# Builds the whole site again, elsewhere and under hostile settings: `make torture` has the time.
collect_ignore = [] if "GLEICHLAUF_TORTURE" in os.environ else ["test_reproducible.py"]

PATIENCE = 60_000
"""Milliseconds until a page counts as stuck: much, since all tests share few cores."""

WIDTHS = (1280, 320)
"""Pixels: a desktop, and the narrowest screen that has to do without scrolling (WCAG, 1.4.10)."""

PIECES = 12
"""So many of a page come one after the other on a slow line."""

BETWEEN_PIECES = 0.1
"""Seconds: several frames."""

LATER = 0.3
"""Seconds until a script comes on a slow line."""

CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for a second: what makes a script fast that runs for long costs more than it
    # gives, and so does collecting what is let go of anyway. Nor is there anything that needs a
    # process of its own for drawing, or a process for each visitor. All this together saves a
    # seventh of the processor's time.
    "--in-process-gpu",
    "--renderer-process-limit=1",
    "--js-flags=--no-opt,--no-maglev,--min-semi-space-size=16",
]


# -- The site -----------------------------------------------------------------------------------


def build(language: str, target: Path) -> subprocess.Popen[str]:
    """Start building one language as ``make html`` does."""
    options = ["-c", ".", "-W", "--keep-going", "-n", "-q", "-b", "html", "-D"]
    return subprocess.Popen(
        [sys.executable, "-m", "sphinx", *options, f"language={language}", "docs", str(target)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site: the folder that ``GLEICHLAUF_SITE`` names, else one built now."""
    given = os.environ.get("GLEICHLAUF_SITE")
    if given:
        folder = ROOT / given
        assert (folder / "index.html").exists(), f"no site in {folder}: run make html"
        return folder
    folder = tmp_path_factory.mktemp("site")
    builds = [build(language, folder / language) for language in ("de", "en")]
    for running in builds:
        _, complaints = running.communicate(timeout=300)
        assert running.returncode == 0, complaints
    shutil.copytree(ROOT / "docs/_root", folder, dirs_exist_ok=True)
    address_contents(folder)
    return folder


def headers_of(site: Path, path: str = "/*") -> dict[str, str]:
    """Read the headers from the ``_headers`` file that static hosts read.

    Those for all paths, and what the rule for ``path`` itself takes away ("!") and adds.
    """
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for rule in dict.fromkeys(("/*", path)):
        own = dropwhile(lambda line, rule=rule: line != rule, lines)  # type: ignore[misc]
        next(own, "")
        for line in takewhile(lambda line: line.startswith("  "), own):
            name, _, value = line.strip().partition(": ")
            if name.startswith("! "):
                found.pop(name.removeprefix("! "), None)
            else:
                found[name] = value
    return found


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder with the site's headers, without a log, over a fast or a slow line."""

    site: Path
    line_is_slow = False

    def end_headers(self) -> None:
        for name, value in headers_of(self.site, urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def copyfile(self, source: SupportsRead[AnyStr], outputfile: SupportsWrite[AnyStr]) -> None:
        """Send a file; slowly, a page comes in pieces, and what a script changes comes after it."""
        slow = Path(urlsplit(self.path).path).suffix if self.line_is_slow else ""
        if slow == ".html":
            whole = source.read()
            size = -(-len(whole) // PIECES)
            for begin in range(0, len(whole), size):
                outputfile.write(whole[begin : begin + size])
                time.sleep(BETWEEN_PIECES)
            return
        if slow == ".js":
            time.sleep(LATER)
        super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a failing test shows what matters."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site on this machine alone and return its address, without a final slash."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    serving = Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def slow_line() -> Iterator[None]:
    """Let all that is between two pieces of a page be seen, and the page before its scripts."""
    Handler.line_is_slow = True
    yield
    Handler.line_is_slow = False


# -- The browser --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Return a running Chromium with a profile of its own, or skip where none is installed."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if executable is None:
        message = "no Chromium here; install it with: apt-get install chromium"
        if os.environ.get("GLEICHLAUF_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def accessibility() -> Accessibility:
    """Return what runs axe over pages, and knows which kinds of elements it has seen."""
    return Accessibility()


@dataclass
class Visitor:
    """One reader with a browser: what the reader's pages asked for and complained about."""

    context: BrowserContext
    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open ``path``, relative to the site, in a new tab and wait until it is loaded."""
        page = self.context.new_page()
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{self.address}/{path}")
        return page

    def _note_message(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")


@dataclass
class Visitors:
    """Makes visitors, each of whom comes for the first time."""

    chromium: Browser
    address: str
    made: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "de-DE",
        javascript: bool = True,
    ) -> Visitor:
        context = self.chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=locale,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self.made.append(context)
        return Visitor(context, self.address)

    def leave(self) -> None:
        """Close all tabs of all visitors."""
        for context in self.made:
            context.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visitors]:
    """Return what makes visitors: ``visit(width=360).open("de/index.html")``."""
    visitors = Visitors(chromium, address)
    yield visitors
    visitors.leave()
