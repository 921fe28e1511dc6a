"""Every message of every page is translated: nothing is missing, empty, fuzzy or misplaced."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gleichlauf.catalogue.entry import Catalogue, Entry
from gleichlauf.catalogue.reading import parse, read

ROOT = Path(__file__).parents[2]
TRANSLATIONS = sorted(
    folder.parent
    for folder in (ROOT / "locales").glob("*/LC_MESSAGES")
    if (folder / "index.po").exists()
)


def gaps(template: Catalogue, catalogue: Catalogue) -> Iterator[str]:
    """Yield where a catalogue lacks a translation, for the person who is to write it."""
    entries = {e.message.value: e for e in catalogue.entries if not e.obsolete}
    for wanted in template.entries:
        message = wanted.message.value
        if not message:
            continue
        entry = entries.get(message)
        if entry is None:
            where = ", ".join(f"{path}:{line}" for path, line in wanted.references)
            yield f"{catalogue.path}: no entry for {message!r} ({where}); run make locales"
        elif not entry.in_use:
            what = "fuzzy" if "fuzzy" in entry.flags else "untranslated"
            yield f"{catalogue.path}:{entry.message.line}: {what}: {message!r}"
        elif places(entry) != places(wanted) or not from_docs(entry):
            where = ", ".join(f"{path}:{line}" for path, line in entry.references)
            yield (
                f"{catalogue.path}:{entry.message.line}: not where it says ({where}): {message!r}; "
                "run make locales"
            )


def places(entry: Entry) -> set[tuple[str, int]]:
    """Return where a message stands; what leads there depends on the folder of a build.

    A page may include a file of the project that the tests use.
    """
    roots = re.compile(r".*\b(docs|tests/own_project)/")
    return {(roots.sub(r"\1/", path), line) for path, line in entry.references}


def from_docs(entry: Entry) -> bool:
    """Say whether the places begin at the root of the project, and not in somebody's folder."""
    roots = ("docs/", "tests/own_project/")
    return all(path.startswith(roots) for path, _ in entry.references)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Catalogue]:
    """The messages of every page, by the name of its catalogue, as they are now."""
    out = tmp_path_factory.mktemp("gettext")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "gettext", "-c", "."]
    subprocess.run([*command, "docs", str(out), "-d", str(out / "trees")], cwd=ROOT, check=True)
    return {path.stem: read(path) for path in out.glob("*.pot")}


def test_there_is_a_language_to_look_at() -> None:
    assert [folder.name for folder in TRANSLATIONS] == ["en"]


@pytest.mark.parametrize("language", TRANSLATIONS, ids=lambda folder: str(folder.name))
def test_every_page_is_translated(language: Path, templates: dict[str, Catalogue]) -> None:
    # The messages of the theme are another matter: English is what it is written in.
    pages = {name: template for name, template in templates.items() if name != "sphinx"}
    assert len(pages) > 10
    found: list[str] = []
    for name, template in sorted(pages.items()):
        path = language / "LC_MESSAGES" / f"{name}.po"
        assert path.exists(), f"{path} is missing; run make locales"
        found += gaps(template, read(path))
    assert not found, "\n" + "\n".join(found)


TEMPLATE = parse(b'#: docs/a.rst:3\nmsgid "Sperre"\nmsgstr ""\n', Path("a.pot"))


@pytest.mark.parametrize(
    ("catalogue", "gap"),
    [
        ('#: docs/a.rst:3\nmsgid "Sperre"\nmsgstr "lock"\n', None),
        (
            '#: docs/a.rst:2\nmsgid "Sperre"\nmsgstr "lock"\n',
            "a.po:2: not where it says (docs/a.rst:2): 'Sperre'; run make locales",
        ),
        (
            '#: ../docs/a.rst:3\nmsgid "Sperre"\nmsgstr "lock"\n',
            "a.po:2: not where it says (../docs/a.rst:3): 'Sperre'; run make locales",
        ),
        ('\n\nmsgid "Sperre"\nmsgstr ""\n', "a.po:3: untranslated: 'Sperre'"),
        ('#, fuzzy\nmsgid "Sperre"\nmsgstr "look"\n', "a.po:2: fuzzy: 'Sperre'"),
        ("", "a.po: no entry for 'Sperre' (docs/a.rst:3); run make locales"),
        (
            '#~ msgid "Sperre"\n#~ msgstr "lock"\n',
            "a.po: no entry for 'Sperre' (docs/a.rst:3); run make locales",
        ),
    ],
)
def test_a_gap_is_named_with_its_place(catalogue: str, gap: str | None) -> None:
    found = list(gaps(TEMPLATE, parse(catalogue.encode(), Path("a.po"))))
    assert found == ([] if gap is None else [gap])
