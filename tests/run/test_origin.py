"""A line of an example leads back to the line of the page or the catalogue that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import write_example
from gleichlauf.proof.check import check_file
from gleichlauf.run.origin import Sources, Text, find_origin, read_sources

PAGE = """\
Zähler
======

.. testcode:: other

   print("Anfang")
   print("Ende")

.. testoutput:: other

   Anfang
   Ende

.. testcode:: counter
   :caption: Zählen

   # Erst zählen,
   # dann melden.
   print("Anfang")

   print("Ende")

.. testoutput:: counter

   Anfang
   Ende
"""
CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#: ../../docs/counter.rst:6
msgid ""
"Erst zählen,\\n"
"dann melden."
msgstr ""
"Count first,\\n"
"then tell."

#: ../../docs/counter.rst:18
msgid "Anfang"
msgstr "Start"

#, fuzzy
msgid "Ende"
msgstr ""
"""
GERMAN = Example(
    name="counter",
    page="counter",
    language="de",
    title="Zählen",
    form="program",
    setup="",
    code='# Erst zählen,\n# dann melden.\nprint("Anfang")\n\nprint("Ende")',
    cleanup="",
    outcomes=(Outcome("Anfang\nEnde\n"),),
)
ENGLISH = Example(
    name="counter",
    page="counter",
    language="en",
    title="Counting",
    form="program",
    setup="",
    code='# Count first,\n# then tell.\nprint("Start")\n\nprint("Ende")',
    cleanup="",
    outcomes=(Outcome("Start\nEnde\n"),),
)


def sources(example: Example) -> Sources:
    return Sources(
        Text("examples/x.py", write_example(example)),
        Text("examples/de/counter/counter.py", write_example(GERMAN)),
        Text("docs/counter.rst", PAGE),
        Text("locales/en.po", CATALOGUE) if example is ENGLISH else None,
    )


CASES = {
    "comment": (GERMAN, "# dann melden.", 18, None),
    "code below the right directive": (GERMAN, 'print("Anfang")', 19, None),
    "code after a blank line": (GERMAN, 'print("Ende")', 21, None),
    "output": (GERMAN, "# | Ende", 26, None),
    "translated comment": (ENGLISH, "# then tell.", 18, 6),
    "translated text": (ENGLISH, 'print("Start")', 19, 14),
    "translated output": (ENGLISH, "# | Start", 25, 14),
    "output without translation": (ENGLISH, "# | Ende", 26, 18),
    "not from the page": (GERMAN, '"""Zählen', None, None),
}


@pytest.mark.parametrize(("example", "text", "page", "entry"), CASES.values(), ids=CASES.keys())
def test_origin(example: Example, text: str, page: int | None, entry: int | None) -> None:
    files = sources(example)
    line = files.file.content.split("\n").index(text) + 1
    found = find_origin(files, example, line)
    assert (found.page and found.page.line) == page
    assert (found.catalogue and found.catalogue.line) == entry


def test_a_malformed_catalogue_leaves_the_page() -> None:
    files = sources(ENGLISH)
    files = Sources(files.file, files.twin, files.page, Text("x.po", 'msgid "a\nmsgstr nothing'))
    line = files.file.content.split("\n").index("# | Start") + 1
    found = find_origin(files, ENGLISH, line)
    assert str(found.page) == "docs/counter.rst:25"
    assert found.catalogue is None


def project(root: Path, *examples: Example, page: str = PAGE) -> None:
    (root / "docs").mkdir()
    (root / "docs" / "counter.rst").write_text(page, encoding="utf-8")
    (root / "locales" / "en" / "LC_MESSAGES").mkdir(parents=True)
    (root / "locales" / "en" / "LC_MESSAGES" / "counter.po").write_text(CATALOGUE, encoding="utf-8")
    for example in examples:
        path = root / "examples" / example.language / example.page / f"{example.name}.py"
        path.parent.mkdir(parents=True)
        path.write_text(write_example(example), encoding="utf-8", newline="\n")


def changed(example: Example, old: str, new: str) -> Example:
    return Example(
        name=example.name,
        page=example.page,
        language=example.language,
        title=example.title,
        form="program",
        setup="",
        code=example.code.replace(old, new),
        cleanup="",
        outcomes=example.outcomes,
    )


def test_the_files_are_found(tmp_path: Path) -> None:
    project(tmp_path, GERMAN, ENGLISH)
    path = tmp_path / "examples" / "en" / "counter" / "counter.py"
    found = read_sources(path, ENGLISH)
    assert [
        text and text.path for text in (found.file, found.twin, found.page, found.catalogue)
    ] == [
        "examples/en/counter/counter.py",
        "examples/de/counter/counter.py",
        "docs/counter.rst",
        "locales/en/LC_MESSAGES/counter.po",
    ]
    german = read_sources(tmp_path / "examples" / "de" / "counter" / "counter.py", GERMAN)
    assert german.twin == german.file
    assert german.catalogue is None


def test_a_difference_in_the_translation_alone_is_the_catalogue_s(tmp_path: Path) -> None:
    project(tmp_path, GERMAN, changed(ENGLISH, "Start", "Begin"))
    wrong = check_file(tmp_path / "examples" / "en" / "counter" / "counter.py")
    assert wrong.split("\n") == [
        "locales/en/LC_MESSAGES/counter.po:14: example counter (en): "
        "it does not print what its page says",
        "  written in docs/counter.rst:25",
        "  file: examples/en/counter/counter.py:20",
        "  to do: the same example passes in the source language, so correct its translation",
        "    --- documented",
        "    +++ printed",
        "    @@ -1,2 +1,2 @@",
        "    -Start",
        "    +Begin",
        "     Ende",
    ]


def test_a_difference_in_both_languages_is_the_page_s(tmp_path: Path) -> None:
    project(tmp_path, changed(GERMAN, "Ende", "Aus"), changed(ENGLISH, "Ende", "Aus"))
    for language in ("de", "en"):
        wrong = check_file(tmp_path / "examples" / language / "counter" / "counter.py")
        assert wrong.startswith(f"docs/counter.rst:26: example counter ({language}): it does not")


def test_a_file_on_its_own_is_named_itself(tmp_path: Path) -> None:
    path = tmp_path / "counter.py"
    path.write_text(write_example(changed(GERMAN, "Ende", "Aus")), encoding="utf-8")
    assert check_file(path).startswith("counter.py:21: example counter (de): it does not print")


def test_a_passing_example_says_nothing(tmp_path: Path) -> None:
    project(tmp_path, GERMAN, ENGLISH)
    for language in ("de", "en"):
        assert check_file(tmp_path / "examples" / language / "counter" / "counter.py") == ""
