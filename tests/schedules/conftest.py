"""In which order these tests run."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of each script side by side, at the places that those of this folder have.

    Several processes then share the tests without sharing scripts, and what one of them has
    searched no other searches again.
    """
    places = [place for place, item in enumerate(items) if HERE in item.path.parents]
    own = sorted((items[place] for place in places), key=_script)
    for place, item in zip(places, own, strict=True):
        items[place] = item


def _script(item: pytest.Item) -> str:
    """Return the name of the self-test script that a test is about, "" if it names none."""
    call = getattr(item, "callspec", None)
    return str(call.params.get("name", "")) if call else ""
