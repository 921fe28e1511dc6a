"""The links to the books on a landing page, which has room for them but shows nothing without.

The room is a ``template`` element, which a browser does not show. In it, spans with the classes
``epub``, ``pdf`` and ``zip`` stand where the links belong, so that translators word the sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape

from babel.numbers import format_decimal

ROOM = re.compile(r'<template id="offline">(.*?)</template>', re.DOTALL)
PLACE = re.compile(r'<span class="(epub|pdf|zip)">(.*?)</span>', re.DOTALL)


class NoRoomError(ValueError):
    """A page has no room for the links; the message says what is missing."""


def show_links(page: str, language: str, files: Mapping[str, tuple[str, int]]) -> str:
    """Return a page with the links in their places.

    ``files`` maps each of the classes to the address of a file and its size in bytes.
    """

    def link(place: re.Match[str]) -> str:
        address, size = files[place[1]]
        return f'<a href="{escape(address)}">{place[2]}</a> ({megabytes(size, language)})'

    room = ROOM.search(page)
    places = [place[1] for place in PLACE.finditer(room[1])] if room else []
    if room is None or sorted(places) != sorted(files):
        raise NoRoomError(
            f'<template id="offline"> with one span of each class {", ".join(sorted(files))}: '
            f"found {', '.join(places) or 'none'}; does docs/index.rst have them?"
        )
    return f"{page[: room.start()]}{PLACE.sub(link, room[1])}{page[room.end() :]}"


def show_links_in_twin(script: str, language: str, files: Mapping[str, tuple[str, int]]) -> str:
    """Return the script ``_twins/<page>.js``, which holds a page's text, with the links in it.

    The parallel view shows it beside the page in the other language, paragraph by paragraph.
    """
    before, start, text = script.partition('"')
    page, end = json.JSONDecoder().raw_decode(start + text)
    shown = json.dumps(show_links(page, language, files), ensure_ascii=False)
    return f"{before}{shown}{(start + text)[end:]}"


def megabytes(size: int, language: str) -> str:
    """Return a size in bytes as a text in the reader's language, such as ``1,9 MB``."""
    number = format_decimal(max(size, 100_000) / 1_000_000, "0.0", locale=language)
    return f"{number}\N{NO-BREAK SPACE}MB"
