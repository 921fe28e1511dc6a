"""From listings to examples, without Sphinx: names, parts, outcomes, searches."""

from __future__ import annotations

from typing import Any

import pytest

from gleichlauf.code.block import CodeBlock, Form
from gleichlauf.example.example import Outcome, Search, ThreadException, Waiting
from gleichlauf.sphinxext.authors.listing import Listing, Options, Place, Role
from gleichlauf.sphinxext.examples.collect import collect
from gleichlauf.sphinxext.examples.outcomes import Part
from gleichlauf.sphinxext.examples.page import Collected, Defaults

DEFAULT = Search(2, "line")
DEFAULTS = Defaults(DEFAULT, frozenset({"DONT_ACCEPT_TRUE_FOR_1", "ELLIPSIS"}))


def part(role: Role, source: str, *groups: str, section: str = "", **options: Any) -> Part:
    form: Form = "output" if role == "testoutput" else "program"
    if role == "doctest" or source.startswith(">>>"):
        form = "session"
    said = Options(**options)
    place = Place("docs/page.rst", 1)
    block = CodeBlock(source, form)
    listing = Listing(role, groups, block, place, section, said, marked=True)
    return Part(listing, source, f"Title of {section}")


def collected(*parts: Part, page: str = "page") -> Collected:
    found = collect(page, "de", parts, DEFAULTS, title="Page")
    assert found.faults == ()
    return found


NAMES = {
    "a section": ([part("plain", "1", section="Mehrere Fäden")], ["mehrere_faeden"]),
    "one section, several blocks": (
        [part("plain", "1", section="A B"), part("plain", "2", section="A B")],
        ["a_b", "a_b_2"],
    ),
    "two sections with one title": (
        [part("plain", number, section=title) for number, title in ("1A", "2B", "3A")],
        ["a", "b", "a_2"],
    ),
    "no section": ([part("plain", "1")], ["page"]),
    "a name of its own": ([part("plain", "1", section="A", name="Async-zip")], ["async_zip"]),
    "a group before the section's name": (
        [part("plain", "1", section="A"), part("testcode", "2", "a")],
        ["a_2", "a"],
    ),
    "a fragment is none": (
        [part("plain", "1", section="A", fragment=True), part("plain", "2", section="A")],
        ["a"],
    ),
    "two groups": ([part("testcode", "1", "a", "b"), part("testcode", "2", "b")], ["a", "b"]),
}


@pytest.mark.parametrize(("parts", "names"), NAMES.values(), ids=NAMES)
def test_names(parts: list[Part], names: list[str]) -> None:
    assert [example.name for example in collected(*parts).page.examples] == names


def test_the_parts_of_an_example_come_in_the_order_of_sphinx_ext_doctest() -> None:
    [example] = collected(
        part("testsetup", "for_all()", "*"),
        part("testcode", "first()\n", "a"),
        part("testsetup", "own()", "a"),
        part("testcode", "second()", "a"),
        part("testcleanup", "tidy()", "a"),
    ).page.examples
    assert example.setup == "own()\n\nfor_all()"
    assert example.code == "first()\n\nsecond()"
    assert example.cleanup == "tidy()"


def test_output_joins_a_plain_block_by_its_name() -> None:
    [example] = collected(
        part("plain", "print(1)", section="A b"), part("testoutput", "1", "a_b")
    ).page.examples
    assert example.outcomes == (Outcome("1\n"),)


def out(text: str, **options: Any) -> Part:
    return part("testoutput", text, "a", **options)


def code(text: str = "x()") -> Part:
    return part("testcode", text, "a")


OUTCOMES: dict[str, tuple[list[Part], tuple[Outcome, ...]]] = {
    "nothing said, so nothing printed": ([code()], (Outcome(""),)),
    "one": ([code(), out("1\n2")], (Outcome("1\n2\n"),)),
    "nothing printed": ([code(), out("")], (Outcome(""),)),
    "two": (
        [code(), out("1"), out("2", also_possible=True)],
        (Outcome("1\n"), Outcome("2\n")),
    ),
    "one after the other": ([code(), out("1"), code(), out("2")], (Outcome("1\n2\n"),)),
    "code without output between": (
        [code(), out("1"), code(), code(), out("2")],
        (Outcome("1\n2\n"),),
    ),
    "several at the end": (
        [code(), out("1"), code(), out("2"), out("3", also_possible=True)],
        (Outcome("1\n2\n"), Outcome("1\n3\n")),
    ),
    "several at the start": (
        [code(), out("1"), out("2", also_possible=True), code(), out("3")],
        (Outcome("1\n3\n"), Outcome("2\n3\n")),
    ),
    "an ending": (
        [
            code("lock.acquire()  # wartet"),
            out("1", ending="deadlock", waiting=(Waiting("T", "lock.acquire()  # wartet"),)),
        ],
        (Outcome("1\n", "deadlock", (Waiting("T", "lock.acquire()  # wartet"),)),),
    ),
    "exceptions add up": (
        [
            code(),
            out("1", exceptions=(ThreadException("T", "KeyError"),)),
            code(),
            out("2", exceptions=(ThreadException("U", "OSError"),)),
        ],
        (
            Outcome(
                "1\n2\n",
                exceptions=(ThreadException("T", "KeyError"), ThreadException("U", "OSError")),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("parts", "outcomes"), OUTCOMES.values(), ids=OUTCOMES)
def test_outcomes(parts: list[Part], outcomes: tuple[Outcome, ...]) -> None:
    [example] = collected(*parts).page.examples
    assert example.outcomes == outcomes


THREADS = {
    "a plain text": ("Kasse", {"Kasse": "Till"}, "Till"),
    "a name that is no message": ("MainThread", {"Kasse": "Till"}, "MainThread"),
    "a field": ("Kasse 2", {"Kasse {n}": "Till {n}"}, "Till 2"),
    "fields in another order": ("a: b", {"{x}: {y}": "{y} of {x}"}, "b of a"),
}


@pytest.mark.parametrize(("thread", "texts", "translated"), THREADS.values(), ids=THREADS)
def test_threads_have_their_translated_names(
    thread: str, texts: dict[str, str], translated: str
) -> None:
    base = code()
    program = Part(base.listing, base.program, base.title, texts=texts)
    dies = (ThreadException(thread, "KeyError"),)
    [example] = collected(program, out("", exceptions=dies)).page.examples
    assert example.outcomes[0].exceptions == (ThreadException(translated, "KeyError"),)


THREADED = "import threading\nx()"
SEARCHES: dict[str, tuple[str, dict[str, Any], Search | None]] = {
    "no threads": ("x()", {}, None),
    "threads": (THREADED, {}, DEFAULT),
    "threads from a pool": ("from concurrent.futures import Future\nx()", {}, DEFAULT),
    "switched off": (THREADED, {"explore": False}, None),
    "asked for": ("x()", {"explore": True}, DEFAULT),
    "a bound": (THREADED, {"bound": 0}, Search(0, "line")),
    "a granularity": ("x()", {"granularity": "opcode"}, Search(2, "opcode")),
}


@pytest.mark.parametrize(("source", "options", "search"), SEARCHES.values(), ids=SEARCHES)
def test_search(source: str, options: dict[str, Any], search: Search | None) -> None:
    [example] = collected(part("testcode", source, "a", **options), out("1")).page.examples
    assert example.search == search


def test_nothing_is_searched_where_nothing_is_claimed() -> None:
    [example] = collected(code(THREADED)).page.examples
    assert example.search is None


def test_files_of_all_parts() -> None:
    [example] = collected(
        part("testcode", "1", "a", files=("x", "y")), part("testcode", "2", "a", files=("y", "z"))
    ).page.examples
    assert example.files == ("x", "y", "z")


def test_a_session_is_a_session() -> None:
    [example] = collected(part("plain", ">>> 1\n1", section="A")).page.examples
    assert (example.form, example.outcomes, example.search) == ("session", (), None)
    assert example.title == "Title of A"
