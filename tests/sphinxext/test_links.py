"""Links from code to the documentation of its names."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from gleichlauf.sphinxext.pages.links import Link, with_links

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Site


def line(html: str, *links: Link) -> str:
    """Return what becomes of the second line of a block with line numbers beside it."""
    frame = (
        '<table><pre> 1\n 2</pre><div><pre tabindex="0"><span></span>x\n{}\n</pre></div></table>'
    )
    before, after = frame.split("{}")
    whole = with_links(before + html + after, links)
    assert (whole[: len(before)], whole[-len(after) :]) == (before, after)
    return whole[len(before) : -len(after)]


def link(start: int, text: str, *, first: bool = True) -> Link:
    return Link(1, start, start + len(text), text, f"#{text}", first)


NAME = '<span class="n">queue</span>'
DOTTED = f'{NAME}<span class="o">.</span><span class="n">Queue</span>'
LINES: dict[str, tuple[str, list[Link], str]] = {
    "a token": (NAME, [link(0, "queue")], f'<a href="#queue">{NAME}</a>'),
    "several tokens": (DOTTED, [link(0, "queue.Queue")], f'<a href="#queue.Queue">{DOTTED}</a>'),
    "the last of several": (
        DOTTED,
        [link(6, "Queue")],
        f'{NAME}<span class="o">.</span><a href="#Queue"><span class="n">Queue</span></a>',
    ),
    "a part of a token": (
        '<span class="nd">@local</span>',
        [link(1, "local")],
        '<span class="nd">@<a href="#local">local</a></span>',
    ),
    "no token": ("x = queue", [link(4, "queue")], 'x = <a href="#queue">queue</a>'),
    "two, and the second is no stop of the Tab key": (
        f"{NAME} {NAME}",
        [link(0, "queue"), link(6, "queue", first=False)],
        f'<a href="#queue">{NAME}</a> <a href="#queue" tabindex="-1">{NAME}</a>',
    ),
    "behind a number, in a line that stands out": (
        f'</span><span id="a-2"><span class="hll"><span class="linenos"> 2</span>{NAME}</span>',
        [link(0, "queue")],
        '</span><span id="a-2"><span class="hll"><span class="linenos"> 2</span>'
        f'<a href="#queue">{NAME}</a></span>',
    ),
    "behind a prompt": (
        f'<span class="gp">&gt;&gt;&gt; </span>{NAME}',
        [link(4, "queue")],
        f'<span class="gp">&gt;&gt;&gt; </span><a href="#queue">{NAME}</a>',
    ),
    "another text": (NAME, [link(0, "Queue")], NAME),
    "the end of one token and the start of another": (
        DOTTED,
        [link(3, "ue.Q")],
        DOTTED,
    ),
    "too far to the right": (NAME, [link(6, "queue")], NAME),
}


@pytest.mark.parametrize(("html", "links", "expected"), LINES.values(), ids=LINES)
def test_a_link_is_put_around_its_text(html: str, links: list[Link], expected: str) -> None:
    assert line(html, *links) == expected


def test_an_address_is_escaped_and_a_line_that_is_not_there_left_out() -> None:
    odd = Link(1, 0, 1, "x", 'a?b&c="', first=True)
    assert line("x", odd, Link(9, 0, 1, "x", "a", first=True)) == (
        '<a href="a?b&amp;c=&quot;">x</a>'
    )


INVENTORY = b"# Sphinx inventory version 2\n# Project: P\n# Version: 1\n# zlib\n" + zlib.compress(
    b"threading py:module 0 library/threading.html#module-$ -\n"
    b"threading.Lock py:class 1 library/threading.html#$ -\n"
    b"threading.Lock.acquire py:method 1 library/threading.html#$ -\n"
)
PAGE = """\
Anfang
======

.. testsetup:: a

   import threading

.. testcode:: a

   lock = threading.Lock()  # Größe

.. testcode:: a

   lock.acquire(); lock.acquire()

>>> import threading; threading.Lock
threading.Lock

.. code-block:: text

   import threading
"""


def test_names_in_code_lead_to_their_documentation(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    (site.root / "python.inv").write_bytes(INVENTORY)
    where = {"python": ("https://python.example/", str(site.root / "python.inv"))}
    with_intersphinx = site.build(
        "html",
        "de",
        extensions=["gleichlauf", "sphinx.ext.intersphinx"],
        intersphinx_mapping=where,
    )
    assert with_intersphinx.warnings == []
    page = with_intersphinx.text("index.html")
    links = re.findall(r'<a href="https://python.example/library/([^"]*)"([^>]*)>(.*?)</a>', page)
    assert [(uri, more, re.sub("<[^>]*>", "", text)) for uri, more, text in links] == [
        ("threading.html#threading.Lock", "", "threading.Lock"),
        ("threading.html#threading.Lock.acquire", "", "acquire"),
        ("threading.html#threading.Lock.acquire", ' tabindex="-1"', "acquire"),
        ("threading.html#module-threading", "", "threading"),
        ("threading.html#threading.Lock", ' tabindex="-1"', "threading.Lock"),
    ]
    # Nothing else differs from the page without them.
    without = site.build("html", "de", extensions=["gleichlauf"]).text("index.html")
    anchor = r'<a href="https://python.example/[^>]*>(.*?)</a>'
    assert re.sub(anchor, r"\1", page) == without
