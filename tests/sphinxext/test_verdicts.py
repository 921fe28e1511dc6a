"""What authors say of outcomes and programs: in words, and with a cure beside its fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.sphinxext.conftest import Built, Site

PAGE = """\
Page
====

.. testcode:: seat
   :emphasize: print(name)
   :fault:

   import threading


   def arrive(name):
       print(name)


   ben = threading.Thread(target=arrive, args=("Ben",))
   ben.start()
   arrive("Anna")
   ben.join()

.. testoutput:: seat
   :verdict: right

   Ben
   Anna

.. testoutput:: seat
   :also-possible:
   :verdict: wrong: Ben is *late*

   Anna
   Ben

.. testcode:: seat_in_order
   :emphasize: ben.join()
   :cures: {cures}

   import threading


   def arrive(name):
       print(name)


   ben = threading.Thread(target=arrive, args=("Ben",))
   ben.start()
   ben.join()
   arrive("Anna")

.. testoutput:: seat_in_order

   Ben
   Anna
"""


def page_of(built: Built) -> Element:
    found: Element = html5lib.parse(built.text("index.html"), namespaceHTMLElements=False)
    return found


def with_class(page: Element, name: str) -> list[Element]:
    return [it for it in page.iter() if name in it.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_verdict_stands_above_its_output(site: Site) -> None:
    site.write("docs/index.rst", PAGE.format(cures="seat"))
    built = site.build(language="de")
    assert built.warnings == []
    labels = [words(it) for it in with_class(page_of(built), "gleichlauf-label")]
    assert labels[:3] == [
        "Übliche Ausgabe · Richtig",
        "Auch möglich · Falsch: Ben is late",
        "Ausgabe",
    ]
    (wrong,) = with_class(page_of(built), "gleichlauf-outcome")[1:2]
    assert "gleichlauf-is-wrong" in wrong.get("class", "")


def test_the_reason_is_a_message_for_translators(site: Site) -> None:
    site.write("docs/index.rst", PAGE.format(cures="seat"))
    assert 'msgid "Ben is *late*"' in site.build("gettext", "de").text("index.pot")


def test_fault_and_cure_are_named_and_shown_side_by_side(site: Site) -> None:
    site.write("docs/index.rst", PAGE.format(cures="seat"))
    page = page_of(site.build(language="de"))
    frames = with_class(page, "gleichlauf-example")
    assert ["gleichlauf-fault" in it.get("class", "") for it in frames] == [True, False]
    assert ["gleichlauf-cure" in it.get("class", "") for it in frames] == [False, True]
    assert [words(it) for it in with_class(page, "gleichlauf-kind")][:2] == [
        "Mit Absicht falsch",
        "Die Abhilfe",
    ]
    (beside,) = with_class(page, "gleichlauf-beside")
    summary = next(beside.iter("summary"))
    assert words(summary) == (
        "Fehler und Abhilfe nebeneinander: 2 Ausgänge, davon 1 falscher → 1 Ausgang"
    )
    changed = [words(it) for it in with_class(beside, "hll")]
    assert changed == ["ben.join()", "ben.join()"]


def test_a_cure_of_what_is_not_there_is_a_warning_at_its_line(site: Site) -> None:
    site.write("docs/index.rst", PAGE.format(cures="saet"))
    (warning,) = site.build(language="de").warnings
    assert warning.startswith("docs/index.rst:37: WARNING: cures: this page has no example 'saet'")


@pytest.mark.parametrize("verdict", ["bad", "wrong Ben is late"])
def test_a_verdict_of_no_kind_is_an_error_at_its_line(site: Site, verdict: str) -> None:
    page = PAGE.format(cures="seat").replace("wrong: Ben is *late*", verdict)
    site.write("docs/index.rst", page)
    told = site.build(language="de").warnings
    assert told[0].startswith("docs/index.rst:26: ERROR: ")
    assert '"right", "wrong", or "harmless"' in "\n".join(told)


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_formats_say_it_in_words(site: Site, builder: str) -> None:
    site.write("docs/index.rst", PAGE.format(cures="seat"))
    built = site.build(builder, "de")
    assert [it for it in built.warnings if "conf value" not in it] == []
