"""What a page shows of the schedules of an example: the claim, the pictures, and their links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.sphinxext.conftest import Built, Site

    Build = Callable[[str, str], Built]

SVG = "{http://www.w3.org/2000/svg}"

TWO_GUESTS = """\
Page
====

.. testcode:: guests
   {options}

   import threading


   def arrive(name):
       print(name)


   threads = [threading.Thread(target=arrive, args=(name,)) for name in ("Anna", "Ben")]
   for thread in threads:
       thread.start()
   for thread in threads:
       thread.join()

.. testoutput:: guests

   Anna
   Ben
"""

OTHER_OUTCOME = """
.. testoutput:: guests
   :also-possible:

   {first}
   {second}
"""


def parse(built: Built, page: str = "index.html") -> Element:
    found: Element = html5lib.parse(built.text(page), namespaceHTMLElements=False)
    return found


def pictures(page: Element) -> list[Element]:
    return [it for it in page.iter("details") if "gleichlauf-run" in it.get("class", "")]


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    ("language", "summaries"),
    [
        (
            "de",
            [
                "Schritt für Schritt: der übliche Ausgang",
                "Schritt für Schritt: auch möglich, zuerst „Faden 2 ist fertig.“",
            ],
        ),
        (
            "en",
            [
                "Step by step: the usual outcome",
                "Step by step: also possible, “Thread 2 is done.” comes first",
            ],
        ),
    ],
)
def test_each_outcome_has_its_picture(built: Build, language: str, summaries: list[str]) -> None:
    # An example of the page starts no second thread, so there is nothing to show of it.
    page = parse(built("html", language))
    assert [words(picture.find("summary")) for picture in pictures(page)] == summaries


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_step_leads_to_its_line_of_the_code(built: Build, language: str) -> None:
    page = parse(built("html", language))
    lines = {it.get("id"): words(it) for it in page.iter("span") if it.get("id")}
    for picture in pictures(page):
        steps = list(picture.iter("li"))
        drawn = [it for it in picture.iter(f"{SVG}g") if "row" in it.get("class", "").split()]
        assert len(drawn) == len(steps) > 0
        for step, row in zip(steps, drawn, strict=True):
            (link,) = step.iter("a")
            (drawn_link,) = row.iter(f"{SVG}a")
            target = link.get("href", "").removeprefix("#")
            assert drawn_link.get("href") == f"#{target}"
            source = words(next(step.iter("code")))
            assert source in lines[target]


def test_ids_are_unique(built: Build) -> None:
    ids = [str(it.get("id")) for it in parse(built("html", "en")).iter() if it.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        (
            "de",
            "Geprüft: Das sind alle Ausgänge Eine Suche ist alle Abläufe durchgegangen, in denen "
            "Threads höchstens zweimal unterbrochen werden. Unterbrochen werden kann ein Thread "
            "zwischen zwei beliebigen Zeilen.",
        ),
        (
            "en",
            "Checked: these are all outcomes A search went through all schedules in which threads "
            "are interrupted at most twice. A thread can be interrupted between any two lines.",
        ),
    ],
)
def test_the_claim_names_bound_and_granularity(built: Build, language: str, claim: str) -> None:
    page = parse(built("html", language))
    claims = [words(it) for it in page.iter("details") if "gleichlauf-claim" in it.get("class", "")]
    assert claims[0] == claim


def claims_of(site: Site, **config: Any) -> tuple[list[Element], list[str]]:
    """Build two guests, and return what links their claim has, and the warnings."""
    text = TWO_GUESTS.format(options="") + OTHER_OUTCOME.format(first="Ben", second="Anna")
    site.write("docs/index.rst", text)
    site.write("docs/meaning.rst", ":orphan:\n\nMeaning\n=======\n")
    built = site.build(language="de", **config)
    (claim,) = [
        it for it in parse(built).iter("details") if "gleichlauf-claim" in it.get("class", "")
    ]
    return list(claim.iter("a")), built.warnings


@pytest.mark.parametrize(
    ("given", "target"),
    [("meaning", "meaning.html"), ("https://example.org/model", "https://example.org/model")],
)
def test_a_claim_leads_to_what_it_means(site: Site, given: str, target: str) -> None:
    (link,), warnings = claims_of(site, gleichlauf_checked=given)
    assert warnings == []
    assert link.get("href") == target
    assert words(link) == "Was das heißt"


def test_a_claim_leads_nowhere_by_itself(site: Site) -> None:
    assert claims_of(site) == ([], [])


def test_a_page_that_is_not_there_is_told_once(site: Site) -> None:
    links, warnings = claims_of(site, gleichlauf_checked="nowhere")
    assert links == []
    assert warnings == ["WARNING: gleichlauf_checked: there is no page 'nowhere'"]


def test_another_build_gives_the_same_bytes(tinysite: Site, built: Build) -> None:
    first = built("html", "en").text("index.html")
    again = tinysite.build("html", "en", out=tinysite.root / "again").text("index.html")
    assert pictures(html5lib.parse(again, namespaceHTMLElements=False))
    assert again == first


def test_the_search_is_kept_beside_conf_py(tinysite: Site, built: Build) -> None:
    built("html", "en")
    assert list((tinysite.root / ".gleichlauf_cache").glob("*.kept"))


UNPROVED = [
    pytest.param("", "", "it can do what its page does not say", id="outcome left out"),
    pytest.param(
        "",
        OTHER_OUTCOME.format(first="Ben", second="Anna")
        + OTHER_OUTCOME.format(first="Ben", second="Ben"),
        "no thread schedule leads to this outcome",
        id="impossible outcome",
    ),
]


@pytest.mark.parametrize(("options", "more", "reason"), UNPROVED)
def test_a_page_that_is_wrong_about_its_outcomes_is_a_warning_at_the_line_of_the_code(
    site: Site, options: str, more: str, reason: str
) -> None:
    site.write("docs/index.rst", TWO_GUESTS.format(options=options) + more)
    (warning,) = site.build(language="de").warnings
    assert warning.startswith("docs/index.rst:7: WARNING: example guests: ")
    assert reason in warning
    assert "[gleichlauf.schedules]" in warning


def test_without_a_search_there_is_no_picture_and_no_claim(site: Site) -> None:
    site.write("docs/index.rst", TWO_GUESTS.format(options=":explore: no"))
    built = site.build(language="de")
    assert built.warnings == []
    assert "gleichlauf-claim" not in built.text("index.html")
    assert pictures(parse(built)) == []


@pytest.mark.parametrize(
    ("option", "opened"), [("", [False, False]), (":open-picture:", [True, False])]
)
def test_an_author_can_open_the_first_picture(site: Site, option: str, opened: list[bool]) -> None:
    other = OTHER_OUTCOME.format(first="Ben", second="Anna")
    site.write("docs/index.rst", TWO_GUESTS.format(options=option) + other)
    built = site.build(language="de")
    assert built.warnings == []
    assert ["open" in picture.attrib for picture in pictures(parse(built))] == opened


def test_lines_of_several_blocks_are_numbered_on(site: Site) -> None:
    code, rest = TWO_GUESTS.format(options="").split("   threads = ", 1)
    page = f"{code}\nMore.\n\n.. testcode:: guests\n\n   threads = {rest}"
    site.write("docs/index.rst", page + OTHER_OUTCOME.format(first="Ben", second="Anna"))
    built = site.build(language="de")
    assert built.warnings == []
    page_tree = parse(built)
    lines = {it.get("id"): words(it) for it in page_tree.iter("span") if it.get("id")}
    for step in pictures(page_tree)[0].iter("li"):
        (link,) = step.iter("a")
        assert words(next(step.iter("code"))) in lines[link.get("href", "").removeprefix("#")]


SOLUTION = """\
Page
====

.. solution::

   Call it.

   .. testcode:: answer

      print(6 * 7)

   .. testoutput:: answer

      42
"""


def test_a_solution_is_folded_and_its_example_extracted(site: Site) -> None:
    site.write("docs/index.rst", SOLUTION)
    built = site.build(language="de")
    (folded,) = parse(built).iter("details")
    assert words(folded.find("summary")) == "Lösung"
    assert "print(6 * 7)" in words(folded)
    assert site.build("examples", "de").files() == ["index/answer.py"]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo"])
def test_a_solution_follows_its_summary_where_nothing_folds(site: Site, builder: str) -> None:
    site.write("docs/index.rst", SOLUTION)
    built = site.build(builder, "de")
    assert built.warnings == []


def test_a_solution_without_content_is_an_error_at_its_line(site: Site) -> None:
    site.write("docs/index.rst", "Page\n====\n\n.. solution::\n")
    (warning, *_) = site.build(language="de").warnings
    assert warning.startswith("docs/index.rst:4: ERROR: ")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("print(name)", "print(name)", False), ("print(name)", "time.sleep(0.01)", True)],
)
def test_the_claim_says_how_the_search_treats_time(
    site: Site, old: str, new: str, told: bool
) -> None:
    page = TWO_GUESTS.format(options="").replace(old, new)
    if told:
        page = page.replace("import threading", "import threading\n   import time")
        code = page.partition(".. testoutput")[0].rstrip()
        page = f'{code}\n   print("Ende")\n\n.. testoutput:: guests\n\n   Ende\n'
    else:
        page += OTHER_OUTCOME.format(first="Ben", second="Anna")
    site.write("docs/index.rst", page)
    built = site.build(language="de")
    assert built.warnings == []
    assert ("geht zu früh oder zu spät weiter" in built.text("index.html")) is told
