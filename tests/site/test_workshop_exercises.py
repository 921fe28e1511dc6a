"""An exercise in the workshop: from its page, with what is asked, to what is said of a solution."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

LOADED = 120_000

WORDS = {
    "de": {
        "link": "Ändern und prüfen",
        "check": "Meine Lösung prüfen",
        "right": "Richtig.",
        "wrong": "Noch nicht.",
        "undecided": "Nicht entschieden.",
        "asked": "Verlangt ist, dass es das ausgibt",
        "two": "was die Übung nicht verlangt: So oft geladen: 2",
        "witness": "Mit dem Ablauf",
        "never": "dann endet es nie",
        "long": "Schritten noch",
        "none": "startet keinen",
        "syntax": "kein Python",
        "refused": "öffnet einen Socket",
        "lacks": "Es hinterlässt keine Datei photos.zip",
    },
    "en": {
        "link": "Change and check",
        "check": "Check my solution",
        "right": "Right.",
        "wrong": "Not yet.",
        "undecided": "Not decided.",
        "asked": "What is asked: it should print",
        "two": "what the exercise does not ask for: Times loaded: 2",
        "witness": "Run it with the schedule",
        "never": "then it never ends",
        "long": "is still running after",
        "none": "starts none",
        "syntax": "not Python",
        "refused": "opens a socket",
        "lacks": "It leaves no file photos.zip",
    },
}

ENGLISH = re.compile(
    r"\b(the|is|of|not|and|which|script|thread is|runs|cannot|with|its|it|what|here)\b"
)
"""Words that no German sentence holds; what programs print, and Python says, aside."""


@pytest.fixture(autouse=True)
def _with_python(site: Path) -> None:
    """Skip where the site was built without: no npm, or no connection."""
    if not (site / "de/_workshop").is_dir():
        pytest.skip("the site has no workshop: there was no Pyodide when it was built")


def checked(page: Page, words: dict[str, str], program: str) -> str:
    """Check a program; return what is said of it."""
    page.locator("textarea").fill(program)
    button = page.get_by_role("button", name=words["check"], exact=True)
    button.click()
    expect(button).to_be_enabled(timeout=LOADED)
    return page.locator(".gleichlauf-workshop > .gl-say").inner_text() + "\n" + judged(page)


def judged(page: Page) -> str:
    """Return the sentences of the judgement."""
    return "\n".join(page.locator(".gl-judged :is(p, li)").all_inner_texts())


def in_german_only(text: str) -> None:
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize("language", WORDS)
def test_a_reader_solves_an_exercise(visit: Visitors, language: str) -> None:
    words = WORDS[language]
    visitor = visit(width=360, height=740)
    page = visitor.open(f"{language}/locks.html")
    page.locator('a.gleichlauf-change[href*="exercise=locks/load_once"]').click()
    page.wait_for_url(re.compile(r"/workshop\.html\?exercise="))
    editor = page.locator("textarea")
    expect(editor).to_have_value(re.compile("def get_settings"))
    start = editor.input_value()
    assert "gleichlauf-task" not in start
    asked = page.locator(".gl-asked")
    expect(asked).to_contain_text(words["asked"])
    expect(asked.locator("samp")).to_have_text(re.compile(": 1\n$"))
    assert [url for url in visitor.requests if "_workshop/" in url] == [], "before the first click"

    # Not yet: with the run that shows it.
    said = checked(page, words, start)
    assert said.startswith(words["wrong"])
    assert words["two"] in said
    if language == "de":
        in_german_only(said)
    page.get_by_role("button", name=re.compile(words["witness"])).first.click()
    expect(page.get_by_role("log")).to_have_text(re.compile(": 2\n$"), timeout=LOADED)

    # Ours, and another.
    ours = start.replace("        settings = load()\n    return settings", "").replace(
        "    global settings\n    if not settings:\n",
        "    global settings\n    with gate:\n        if not settings:\n"
        "            settings = load()\n        return settings\n",
    )
    said = checked(
        page, words, ours.replace("settings = {}", "settings = {}\ngate = threading.Lock()")
    )
    assert said.startswith(words["right"])
    early = start.replace("\n\nanna = ", "\n\nget_settings()\nanna = ")
    assert checked(page, words, early).startswith(words["right"])

    # It never ends; where that cannot be told from what takes long, nothing is decided.
    turn = "    global settings\n    while True:\n        loads\n"
    said = checked(page, words, start.replace("    global settings\n", turn))
    assert said.startswith(words["wrong"])
    assert words["never"] in said
    count = "    global settings\n    n = 0\n    while True:\n        n += 1\n"
    said = checked(page, words, start.replace("    global settings\n", count))
    assert said.startswith(words["undecided"])
    assert words["long"] in said
    if language == "de":
        in_german_only(said)

    # No thread, no Python, nothing that can be here.
    alone = re.sub(r"(anna|ben)\.(start|join)\(\)", "get_settings()", start)
    assert words["none"] in checked(page, words, alone)
    assert words["syntax"] in checked(page, words, "print(\n")
    said = checked(page, words, "import socket\n" + start)
    assert words["refused"] in said
    expect(page.locator(".gl-fault")).to_have_text("1")
    if language == "de":
        in_german_only(said)

    # It is kept for this exercise, and its download can be checked on the command line.
    page.reload()
    expect(editor).to_have_value(re.compile("import socket"))
    with page.expect_download() as downloading:
        page.get_by_role("button", name=re.compile("^(Herunterladen|Download)$")).click()
    assert "# gleichlauf-task 1" in Path(downloading.value.path()).read_text(encoding="utf-8")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.complaints == []


@pytest.mark.parametrize("language", WORDS)
def test_an_archive_is_looked_into(visit: Visitors, language: str) -> None:
    words = WORDS[language]
    page = visit().open(f"{language}/workshop.html?exercise=archives/largest_members")
    editor = page.locator("textarea")
    expect(editor).to_have_value(re.compile("photos.zip"))
    expect(page.locator(".gl-asked")).to_contain_text("photos.zip")
    start = editor.input_value()
    assert checked(page, words, start).startswith(words["wrong"])
    solved = start.replace(
        "return archive.namelist()[:count]",
        "found = sorted(archive.infolist(), key=lambda it: -it.file_size)\n"
        "        return [(it.filename, it.file_size) for it in found[:count]]",
    )
    assert checked(page, words, solved).startswith(words["right"])
    said = checked(page, words, solved + 'import os\nos.remove("photos.zip")\n')
    assert words["lacks"] in said


REFUSED = {
    "import subprocess\n": "startet einen Prozess",
    "import asyncio\n": "Ereignisschleife",
    "import _thread\n": "_thread.start_new_thread",
    "import js\n": "greift in die Seite",
    "import unittest\n": "importiert unittest; dieses Modul gibt es hier nicht",
    "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n": "sendet ein Signal",
    "import sys\nsys.settrace(print)\n": "setzt eine Funktion zum Verfolgen",
    "input()\n": "liest die Standardeingabe",
    "print('x' * 2_000_000)\n": "gibt mehr als 1.000.000 Zeichen aus",
    "while True:\n    pass\n": "läuft nach 1.000.001 Schritten noch",
}


def test_what_is_refused_is_said_in_german(visit: Visitors) -> None:
    page = visit().open("de/workshop.html")
    state = page.locator(".gleichlauf-workshop > .gl-say")
    for program, words in REFUSED.items():
        page.locator("textarea").fill(program)
        button = page.get_by_role("button", name="Alle Ausgänge")
        button.click()
        expect(button).to_be_enabled(timeout=LOADED)
        expect(state).to_contain_text(words)
        in_german_only(state.inner_text())
