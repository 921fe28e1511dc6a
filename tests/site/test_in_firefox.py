"""Firefox has nothing to complain about.

It does not say here what it may not load ahead (``rel="next"``): see test_policy.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.firefox import Firefox, executable, firefox

pytestmark = pytest.mark.browser

PAGES = ["de/locks.html", "en/glossary.html?parallel", "de/search.html?q=Sperre", "en/404.html"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A running Firefox; skipped where there is none, or a failure where there has to be one."""
    with firefox(executable(), tmp_path_factory.mktemp("firefox")) as started:
        yield started


def complaints(reader: Firefox, address: str) -> list[str]:
    reader.complaints.clear()
    reader.open(address)
    reader.settle()
    return reader.complaints


def test_it_has_nothing_to_complain_about(reader: Firefox, address: str) -> None:
    assert {page: complaints(reader, f"{address}/{page}") for page in PAGES} == {
        page: [] for page in PAGES
    }


def test_nor_from_a_disk(reader: Firefox, site: Path) -> None:
    pages = ["index.html", "de/locks.html", "en/stdlib2.html?parallel"]
    found = {page: complaints(reader, f"{site.resolve().as_uri()}/{page}") for page in pages}
    assert found == {page: [] for page in pages}
    assert reader.evaluate("document.querySelectorAll('article p > .twin').length") > 2


def test_it_would_have_been_heard(reader: Firefox, address: str) -> None:
    told = complaints(reader, f"{address}/en/there-is-none.html?x")
    told += complaints(reader, f"{address}/de/locks.html")
    reader.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))"
    )
    reader.wait(0.5)
    assert any("Content-Security-Policy" in it for it in reader.complaints), told
