"""From catalogues to findings: lines, pages, untranslated entries, our own messages, many files."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

import os
from pathlib import Path

import pytest

import gleichlauf
from gleichlauf.guard.check import check
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import KINDS, NAMES, Kind, chosen, explanation

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def written(text: str) -> str:
    rows = [row.replace("\\", "\\\\").replace('"', '\\"') for row in text.split("\n")]
    return '""\n"' + '\\n"\n"'.join(rows) + '"\n'


def entry(source: str, translation: str, before: str = "") -> str:
    return f"{before}msgid {written(source)}msgstr {written(translation)}\n"


def findings(folder: Path, *entries: str, **options: object) -> list[tuple[int, str]]:
    path = folder / "page.po"
    path.write_text(HEADER + "".join(entries), encoding="utf-8")
    return [(f.line, f.name) for f in check(path, **options)]  # type: ignore[arg-type]


GOOD = entry("import os\nprint(os.name)", "import os\nprint(os.name)  # nombre")
BAD = entry("for x in y:\n    print(x)", "for x in y:\nprint(x)")


def test_the_line_is_that_of_the_row(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD, BAD) == [(16, "broken")]


def test_an_excerpt_of_both_sides(tmp_path: Path) -> None:
    findings(tmp_path, BAD)
    (finding,) = check(tmp_path)
    assert (finding.source, finding.translation) == ("print(x)", "print(x)")
    assert str(finding).startswith(f"{tmp_path / 'page.po'}:9: broken: the indentation")


def test_the_package_offers_the_function_and_its_result(tmp_path: Path) -> None:
    findings(tmp_path, BAD)
    assert all(isinstance(found, gleichlauf.Finding) for found in gleichlauf.check(tmp_path))
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        gleichlauf.chek  # noqa: B018


NOT_SHOWN = {
    "fuzzy": "#, fuzzy\n" + BAD,
    "obsolete": "".join(f"#~ {row}\n" for row in BAD.strip().split("\n")),
    "not translated": entry("for x in y:\n    print(x)", ""),
    "prose": entry("Read this first.", "Lies dies zuerst."),
}


@pytest.mark.parametrize("text", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_readers_do_not_see_as_code_is_not_checked(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, text) == []


def test_a_neighbour_that_is_not_translated_keeps_the_old_name(tmp_path: Path) -> None:
    renamed = entry("def f():\n    pass", "def g():\n    pass")
    assert findings(tmp_path, renamed, entry("x = 1\nprint(f())", "")) == [(15, "names")]
    fuzzy = entry("x = 1\nprint(f())", "x = 1\nprint(g())", "#, fuzzy\n")
    assert findings(tmp_path, renamed, fuzzy) == [(17, "names")]


def test_pages_of_one_catalogue_are_apart_and_in_their_own_order(tmp_path: Path) -> None:
    define = entry("def f():\n    pass", "def g():\n    pass", "#: one.rst:9\n")
    use = entry("x = 1\nprint(f())", "")
    assert findings(tmp_path, define, "#: two.rst:12\n" + use) == []
    assert findings(tmp_path, define, "#: one.rst:2\n" + use) == []
    assert findings(tmp_path, "#: one.rst:12\n" + use, define) == [(9, "names")]


def test_kinds_can_be_chosen(tmp_path: Path) -> None:
    both = [BAD, entry("x = 1\nprint(x)", "y = 1\nprint(y)"), entry("z = f(1)", "z = f(2)")]
    assert findings(tmp_path, *both) == [(9, "broken"), (21, "value")]
    assert findings(tmp_path, *both, select=["renamed"]) == [(15, "renamed")]
    assert findings(tmp_path, *both, ignore=["value"]) == [(9, "broken")]
    with pytest.raises(ValueError, match="no finding is named wrong"):
        findings(tmp_path, *both, select=["wrong"])


def test_a_malformed_file_costs_one_finding_and_its_other_entries_count(tmp_path: Path) -> None:
    damaged = 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d\n\n'
    assert findings(tmp_path, damaged, BAD) == [(5, "catalogue"), (15, "broken")]
    (fault, _) = check(tmp_path)
    assert fault.reason.endswith("(and 1 more such places)")
    assert findings(tmp_path, damaged, BAD, ignore=["catalogue"]) == [(15, "broken")]


OWN = {
    "good": ("Python text (f-string); keep {city}", "In {city}.", "À {city}.", []),
    "placeholder lost": (
        "Python text (f-string); keep {city}",
        "In {city}.",
        "À la ville.",
        [(8, "message")],
    ),
    "placeholder twice": ("Python text (%); keep %s", "%s", "%s %s", [(8, "message")]),
    "a Template": ("Python text (Template)", "Das kostet $$5", "It is $$5", []),
    "a dollar": ("Python text (Template)", "Das kostet $$5", "costs $5", [(8, "message")]),
    "a percent sign": ("Python text (%); keep %d", "%d %%", "%d %", [(8, "message")]),
    "a brace": ("Python text (format); keep {}", "{} {{", "{} {", [(8, "message")]),
    "commas in a field": (
        "Python text (f-string); keep {max(a, b)}",
        "{max(a, b)} da",
        "{max(a, b)} here",
        [],
    ),
    "order of arguments": ("Python text (%); keep %s, %d", "%s %d", "%d %s", [(8, "message")]),
    "a percentage": ("Python text", "100 % done", "100 % fertig", []),
    "a remark that is none of ours": (
        "Python example",
        "x = f('w')\ny = 1",
        "x = f('w'\ny = 1",
        [(9, "broken")],
    ),
    "a line lost": ("Python comment", "one\ntwo", "uno", [(9, "message")]),
    "looks like code": ("Python text", "f(x)", "g(y)", []),
}


@pytest.mark.parametrize(("comment", "source", "translation", "expected"), OWN.values(), ids=OWN)
def test_messages_that_gleichlauf_took_from_a_block(
    tmp_path: Path, comment: str, source: str, translation: str, expected: list[tuple[int, str]]
) -> None:
    text = entry(source, translation, f"#. {comment}\n")
    assert findings(tmp_path, text) == expected


def test_documents_tell_which_entries_are_code(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.rst").write_text("::\n\n   x = f(1)\n\n::\n\n   h(1)", encoding="utf-8")
    entries = entry("x = f(1)", "x = f(2)"), entry("x = g(1)", "x = g(2)")
    assert findings(tmp_path, *entries) == [(7, "value"), (12, "value")]
    assert findings(tmp_path, *entries, source=docs) == [(7, "value")]
    assert findings(tmp_path, entry("h(1)", "h（1）")) == []
    assert findings(tmp_path, entry("h(1)", "h（1）"), source=docs) == [(7, "broken")]


def test_files_are_found_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.po", "a.po", "sub/c.po", "note.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER + BAD, encoding="utf-8")
    seen: list[Path] = []
    found = check(tmp_path, tmp_path / "a.po", on_file=seen.append)
    names = [str(f.path.relative_to(tmp_path)) for f in found]
    assert names == ["a.po", "b.po", os.path.join("sub", "c.po")]  # noqa: PTH118
    assert [f.path for f in found] == seen


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no catalogue"):
        check(tmp_path)
    with pytest.raises(FileNotFoundError, match="no such file"):
        check(tmp_path / "missing.po")


def test_processes_find_the_same_as_one(tmp_path: Path) -> None:
    filler = "".join(f'msgid "{"word " * 20}{n}"\nmsgstr "{"Wort " * 20}"\n\n' for n in range(600))
    for number in range(12):
        text = HEADER + filler + BAD * (number % 2)
        (tmp_path / f"{number:02}.po").write_text(text, encoding="utf-8")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 1_000_000
    found = check(tmp_path, jobs=2)
    assert found == check(tmp_path)
    assert len(found) == 6


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_every_kind_is_explained(kind: Kind) -> None:
    assert explanation(kind.name).startswith(f"{kind.name}: {kind.summary}")
    assert kind.advice in explanation(kind.name)


@pytest.mark.parametrize("kind", KINDS[:6], ids=NAMES[:6])
def test_the_example_of_a_kind_is_one(tmp_path: Path, kind: Kind) -> None:
    text = entry(kind.source, kind.translation)
    assert {found for _, found in findings(tmp_path, text, select=NAMES)} == {kind.name}


def test_names_that_do_not_exist() -> None:
    with pytest.raises(ValueError, match="no finding is named"):
        explanation("nothing")
    with pytest.raises(ValueError, match="no finding is named x, y"):
        chosen(["x"], ["y"])


def test_a_finding_is_a_value() -> None:
    assert Finding(Path("a.po"), 1, "value", "b") == Finding(Path("a.po"), 1, "value", "b")
