"""The reader's story of the workshop, in Firefox: a lock is taken away, and put back."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.firefox import Firefox, executable, firefox

pytestmark = pytest.mark.browser

LOADED = 240.0
"""Seconds: 10 MB are read and compiled, and all tests share few cores."""

WORDS = {
    "de": ("Es geschieht immer dasselbe", "Ausgänge sind möglich"),
    "en": ("It always does the same", "It can do"),
}

STATE = "document.querySelector('.gleichlauf-workshop > .gl-say').textContent"
EXPLORE = "document.querySelectorAll('.gl-tools > button')[1]"


@pytest.fixture(scope="module")
def reader(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return a running Firefox; skip where there is none, or no workshop."""
    if not (site / "de/_workshop").is_dir():
        pytest.skip("the site has no workshop: there was no Pyodide when it was built")
    with firefox(executable(), tmp_path_factory.mktemp("firefox")) as started:
        started.call(
            "browsingContext.setViewport",
            context=started.tab,
            viewport={"width": 360, "height": 740},
        )
        if not started.evaluate("'Suspending' in WebAssembly"):
            pytest.skip("this Firefox cannot switch stacks; from version 153 on it can")
        yield started


def write(reader: Firefox, program: str) -> None:
    """Put a program into the editor, as if it were typed."""
    reader.evaluate(
        f"(() => {{ const field = document.querySelector('textarea'); field.value ="
        f" {json.dumps(program)}; field.dispatchEvent(new Event('input')); }})()"
    )


def explored(reader: Firefox) -> str:
    """Explore what stands in the editor; return what is said of it in the end."""
    return done(reader, EXPLORE)


def done(reader: Firefox, button: str) -> str:
    """Click a button, and return what is said in the end."""
    reader.evaluate(f"{button}.click()")
    end = time.monotonic() + LOADED
    while reader.evaluate(f"{button}.disabled"):
        assert time.monotonic() < end, reader.evaluate(STATE)
        reader.wait(0.5)
    return str(reader.evaluate(STATE))


@pytest.mark.parametrize("language", WORDS)
def test_a_reader_loses_an_update_and_repairs_it(
    reader: Firefox, address: str, language: str
) -> None:
    always, several = WORDS[language]
    reader.complaints.clear()
    reader.open(f"{address}/{language}/locks.html")
    link = "document.querySelector('a.gleichlauf-change[href*=takings_locked]').href"
    reader.open(str(reader.evaluate(link)))
    reader.settle()
    whole = str(reader.evaluate("document.querySelector('textarea').value"))
    assert "with takings_lock:" in whole
    assert always in explored(reader)
    write(reader, whole.replace("with takings_lock:", "if True:"))
    assert several in explored(reader)
    assert reader.evaluate("document.querySelectorAll('.gl-outcomes > .gl-new').length") > 0
    assert reader.evaluate("document.querySelectorAll('.gl-board').length") == 1
    write(reader, whole)
    assert always in explored(reader)
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []


def test_an_exercise_is_checked(reader: Firefox, address: str) -> None:
    reader.complaints.clear()
    reader.open(f"{address}/de/workshop.html?exercise=locks/load_once")
    reader.settle()
    check = "document.querySelectorAll('.gl-tools > button')[2]"
    start = str(reader.evaluate("document.querySelector('textarea').value"))
    assert "def get_settings" in start
    assert "Noch nicht." in done(reader, check)
    write(reader, start.replace("\n\nanna = ", "\n\nget_settings()\nanna = "))
    assert "Richtig." in done(reader, check)
    assert reader.complaints == []
