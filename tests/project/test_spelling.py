"""Spelling: a word that no dictionary knows is found at its line, in each language."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tools.language import __main__, spelling
from tools.language.passages import Passage, document, passages
from tools.language.spelling import WordList
from tools.language.words import words

if spelling.missing() and not os.environ.get("CI"):
    pytest.skip(spelling.missing(), allow_module_level=True)

PAGE = """Anfang
======

Ein Absatz mit :term:`Sperren <lcok>`,
``kode`` und `Geländer <https://example.test/gelaender>`_
vor der Warteschlangenverwaltung.

.. code-block:: python

   print("Utn Tag!")
"""


def catalogue(message: str, translation: str, line: int, comment: str = "") -> str:
    return f'{comment}#: docs/index.rst:{line}\nmsgid "{message}"\nmsgstr "{translation}"\n'


def project(folder: Path, page: str, entry: str) -> Path:
    """Write a project with one page and one message."""
    for name, text in {
        **dict.fromkeys(("README.md", "README.de.md", "CHANGELOG.md"), ""),
        "docs/index.rst": page,
        "locales/en/LC_MESSAGES/index.po": entry,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def lists(**entries: Sequence[str]) -> dict[str, WordList]:
    return {
        key: WordList.parse(f"{key}.txt", "".join(f"{word}\n" for word in entries.get(key, ())))
        for key in (spelling.NAMES, *spelling.DICTIONARIES)
    }


PARAGRAPH = (
    "Ein Absatz mit :term:`Sperren <lcok>`, ``kode`` und `Geländer"
    " <https://example.test/gelaender>`_ vor der Warteschlangenverwaltung."
)
TRANSLATION = "A paragraph with :term:`locks <lcok>`, ``kode`` and handrails."

FOUND = {
    "all is well": (PAGE, PARAGRAPH, TRANSLATION, []),
    "German, at the line in docs/": (
        PAGE.replace("vor der", "vor dre"),
        PARAGRAPH.replace("vor der", "vor dre"),
        TRANSLATION,
        ["docs/index.rst:6: 'dre' is in no dictionary"],
    ),
    "a German compound with a slip": (
        PAGE.replace("Warteschlangen", "Warteschlagnen"),
        PARAGRAPH.replace("Warteschlangen", "Warteschlagnen"),
        TRANSLATION,
        ["docs/index.rst:6: 'Warteschlagnenverwaltung' is in no dictionary"],
    ),
    "English, at the line in the catalogue": (
        PAGE,
        PARAGRAPH,
        TRANSLATION.replace("paragraph", "paragarph"),
        ["index.po:3: 'paragarph' is in no dictionary; perhaps paragraph"],
    ),
    "English of another country": (
        PAGE,
        PARAGRAPH,
        f"{TRANSLATION} Behavior.",
        ["index.po:3: 'Behavior' is in no dictionary; perhaps Behaviour"],
    ),
    "in emphasis, either language will do": (
        PAGE,
        PARAGRAPH,
        f"{TRANSLATION} *Zwei Sperren*, **Zwei dre**",
        ["index.po:3: 'dre' is in no dictionary"],
    ),
    "outside emphasis it will not": (
        PAGE,
        PARAGRAPH,
        f"{TRANSLATION} Sperren",
        ["index.po:3: 'Sperren' is in no dictionary"],
    ),
}


def complaints(found: Sequence[object]) -> list[str]:
    return [str(finding).removeprefix("locales/en/LC_MESSAGES/") for finding in found]


def same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Compare up to the suggestions, which are the dictionary's, where none is wanted."""
    return len(found) == len(wanted) and all(map(str.startswith, found, wanted))


def by_case(texts: Mapping[str, Iterable[Passage]]) -> dict[str, list[str]]:
    """Return what is found in the texts of each case; the dictionaries are asked once for all."""
    asked = [
        replace(text, path=f"{case}: {text.path}") for case, here in texts.items() for text in here
    ]
    found: dict[str, list[str]] = {case: [] for case in texts}
    for finding in sorted(spelling.findings(asked, lists())):
        case, _, path = finding.path.partition(": ")
        found[case] += complaints([replace(finding, path=path)])
    return found


CODE = {
    "a text in code": ("Utn Tag!", "Good day!", ["docs/index.rst:10: 'Utn' is in"]),
    "its translation": ("Guten Tag!", "Gppd day!", ["index.po:4: 'Gppd' is in"]),
    "data that both print may be of either language": (
        "two.txt: two Mal",
        "two.txt: two times",
        [],
    ),
    "what only one prints may not": ("Anfang", "Ende", ["index.po:4: 'Ende' is in"]),
}


DOCUMENT = """# Titel

Ein `kode` und ein [Verweis](kode.md) mit dre.

    make kode

- Ein Punkt,
  noch einer: udn.

```
kode
```
"""


def test_what_is_found(tmp_path: Path) -> None:
    texts, wanted = {}, {}
    for name, (page, message, translation, findings) in FOUND.items():
        root = project(tmp_path / name, page, catalogue(message, translation, 4))
        texts[name], wanted[name] = list(passages(root)), findings
    for name, (message, translation, findings) in CODE.items():
        entry = catalogue(message, translation, 10, comment="#. Python text\n")
        root = project(tmp_path / name, PAGE, entry)
        texts[name], wanted[name] = list(passages(root)), findings
    texts["Markdown"] = [document("a.md", "de", DOCUMENT)]
    wanted["Markdown"] = ["a.md:3: 'dre' is in", "a.md:8: 'udn' is in"]
    found = by_case(texts)
    assert {case: found[case] for case in found if not same(found[case], wanted[case])} == {}


LISTS = {
    "needed": (["Zwirks"], []),
    "not needed": (["Gnorp", "Zwirks"], ["de.txt:1: 'Gnorp': no text needs this word"]),
    "known to the dictionary": (["gut", "Zwirks"], ["de.txt:1: 'gut': no text needs this word"]),
    "not in order": (["Zwirks", "gut"], ["de.txt:2: 'gut' belongs before", "de.txt:2: 'gut': no"]),
    "twice": (["Zwirks", "Zwirks"], ["de.txt:2: 'Zwirks' belongs before"]),
}


@pytest.mark.parametrize(("own", "wanted"), LISTS.values(), ids=LISTS)
def test_our_own_list(own: list[str], wanted: list[str]) -> None:
    text = document("a.md", "de", "Der Zwirks ist gut.\n")
    found = complaints(list(spelling.findings([text], lists(de=own))))
    assert same(found, wanted), found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ein- und Ausgabe, Thread-Pool", ["Ein-", "und", "Ausgabe", "Thread-Pool"]),
        ("AsyncZip und GIL", ["und"]),
        ("a.txt, Zeile_2, x=1, 3 f() {Platz} %(wo)s", []),
        ("z. B. „so“, oder so…", ["so", "oder", "so"]),
        ("it doesn't", ["it", "doesn't"]),
    ],
)
def test_what_is_a_word(text: str, found: list[str]) -> None:
    assert [word.text for word in words(document("a.md", "de", text))] == found


@pytest.mark.parametrize(("server", "status"), [("", 0), ("true", 1)])
def test_without_hunspell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], server: str, status: int
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setattr(__main__, "passages", lambda root: [])
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("CI", server)
    assert __main__.main() == status
    output = capsys.readouterr()
    assert (output.out, "apt install hunspell" in output.err) == ("", True)
