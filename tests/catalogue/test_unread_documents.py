"""A document of the source that cannot be read costs one finding; the others tell what is code."""

from __future__ import annotations

from pathlib import Path

from gleichlauf.guard.check import check

BLOCK = ".. code-block:: python\n\n   close(handle)\n"
CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "close(handle)"\nmsgstr "close(handle"\n'
)


def test_a_document_that_is_none(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.rst").write_text(BLOCK, encoding="utf-8")
    (docs / "lost.rst").symlink_to(docs / "nowhere.rst")
    (tmp_path / "page.po").write_text(CATALOGUE, encoding="utf-8")
    found = check(tmp_path / "page.po", source=docs)
    assert [(it.path.name, it.name) for it in found] == [
        ("lost.rst", "document"),
        ("page.po", "broken"),
    ]
    assert "is not known" in found[0].reason
    assert [it.name for it in check(tmp_path / "page.po", source=docs, ignore=["document"])] == [
        "broken"
    ]
