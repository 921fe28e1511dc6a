"""What stands under the title of each chapter, compared with what a reader would count."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

WORDS_PER_MINUTE = {"de": 222, "en": 238}
FIGURES = {
    "de": r"Kapitel \d+ von 18 · Lesezeit etwa (\d+) Minuten · (\d+) Beispiele",
    "en": r"chapter \d+ of 18 · about (\d+) minutes to read · (\d+) examples",
}
TOTALS = {
    "de": r"(\d+) Kapitel · Lesezeit etwa (\d+) Stunden · (\d+) Beispiele",
    "en": r"(\d+) chapters · about (\d+) hours to read · (\d+) examples",
}
OVERVIEW = "course"
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)


def article(page: Path) -> Element:
    """Return what a page says, without what is folded.

    A chapter as Sphinx writes it is also XML, for which Python has a much faster parser than
    for HTML; that all of the page is valid HTML is tested in test_pages.py.
    """
    [written] = ARTICLE.findall(page.read_text(encoding="utf-8"))
    found = fromstring(written)  # noqa: S314 - written by us
    for parent in list(found.iter()):
        for folded in parent.findall("details"):
            parent.remove(folded)
    return found


def figures(said: Element) -> list[str]:
    return [
        "".join(it.itertext()).strip()
        for it in said.iter()
        if "reading-time" in it.get("class", "").split()
    ]


def chapters(site: Path, language: str) -> list[str]:
    """Return the pages that the overview names in its numbered lists."""
    links = article(site / language / f"{OVERVIEW}.html").iterfind(".//ol//a")
    return [Path(link.attrib["href"]).stem for link in links]


@pytest.mark.parametrize("language", FIGURES)
def test_every_chapter_says_what_there_is_to_read(site: Path, language: str) -> None:
    names = chapters(site, language)
    assert len(names) == 18
    examples = minutes = 0
    for name in names:
        said = article(site / language / f"{name}.html")
        [line] = figures(said)
        found = re.fullmatch(FIGURES[language], line)
        assert found, f"{name}: {line}"
        links = {it.get("href", "") for it in said.iter("a")}
        downloads = [it for it in links if it.startswith("_examples/") and it.endswith(".py")]
        assert int(found[2]) == len(downloads), name
        code = sum(bool(it.strip()) for pre in said.iter("pre") for it in lines(pre))
        words = sum(len(text.split()) for text in prose(said)) + 10 * code
        assert 0.75 < int(found[1]) * WORDS_PER_MINUTE[language] / words < 1.25, name
        minutes += int(found[1])
        examples += int(found[2])
    [line] = figures(article(site / language / f"{OVERVIEW}.html"))
    total = re.fullmatch(TOTALS[language], line)
    assert total, line
    assert (int(total[1]), int(total[3])) == (len(names), examples)
    assert abs(int(total[2]) - minutes / 60) < 0.75


def lines(pre: Element) -> list[str]:
    return "".join(pre.itertext()).splitlines()


def prose(element: Element) -> list[str]:
    """Return the texts of an element, without its code.

    The page also says how thoroughly an example was checked; nobody has to read that.
    """
    if element.tag == "pre" or "gleichlauf-claim" in element.get("class", "").split():
        return []
    own = [element.text or ""]
    return own + [it for child in element for it in [*prose(child), child.tail or ""]]


def test_both_languages_have_the_same_chapters(site: Path) -> None:
    assert chapters(site, "de") == chapters(site, "en")


def test_no_other_page_does(site: Path) -> None:
    for language in FIGURES:
        expected = {*chapters(site, language), OVERVIEW}
        pages = {page.stem: page for page in (site / language).glob("*.html")}
        assert expected < pages.keys()
        saying = {name for name, page in pages.items() if 'class="reading-time' in page.read_text()}
        assert saying == expected
