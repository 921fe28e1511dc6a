"""What holds for all tests: how hypothesis searches, no colours, and less looking for garbage."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import none

# Two languages of everything share few cores, so a slow moment is no fault of the code. On a
# server the search starts from the same place each time: a failure there can be repeated here.
settings.register_profile("desk", deadline=None)
settings.register_profile("server", deadline=None, derandomize=True, database=None)
settings.load_profile("server" if os.environ.get("CI") else "desk")


def pytest_collection_finish() -> None:
    """Look for garbage less often than Python does, and not among all that was imported.

    A tenth of the time of the tests that parse and compare went into that.
    """
    # Before its first property, hypothesis makes sure that its numbers at random are held by
    # something, and does not see what is held by frozen objects alone, as on Python 3.15.
    settings(max_examples=1, database=None)(given(none())(lambda _: None))()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


ROOT = Path(__file__).parents[1].resolve()


@pytest.fixture(scope="session", autouse=True)
def without_colours() -> None:
    """Let the programs that tests start write plain text; on some servers they would not."""
    os.environ["NO_COLOR"] = "1"
    os.environ.pop("FORCE_COLOR", None)


@pytest.fixture(scope="module", autouse=True)
def same_search_path() -> Iterator[None]:
    """Undo what a ``conf.py`` that ran here has added: the next build would take it for its own.

    Just so it would take this project's folder, which pytest adds where it imports the tests.
    """
    before = sys.path[:]
    sys.path[:] = [path for path in before if Path(path).resolve() != ROOT]
    yield
    sys.path[:] = before
