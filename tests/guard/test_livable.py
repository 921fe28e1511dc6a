"""What makes the check livable for years: silencing, a baseline, configuration, a summary."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gleichlauf.command_line import main

HEADER = 'msgid ""\nmsgstr "charset=utf-8\\n"\n\n'
DAMAGED = 'msgid "x = f(1)"\nmsgstr "x = f(2)"\n\n'
PROSE = (
    'msgid ""\n"import os\\n"\n"for each file do\\n"\n"x = os.listdir()"\n'
    'msgstr ""\n"import os\\n"\n"für jede Datei\\n"\n"x = os.listdir()"\n\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, *entries: str) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(HEADER + "".join(entries), encoding="utf-8")
    return path


def outcome(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    status = main(["check", *arguments])
    return status, capsys.readouterr().out.splitlines()


SILENCING = {
    "a reason": ("# gleichlauf: ignore value: we count from two\n", []),
    "several kinds": ("# gleichlauf: ignore names, value: we count from two\n", []),
    "after a remark": ("# Ask Ada.\n# gleichlauf: ignore value: we count from two\n", []),
    "another kind": ("# gleichlauf: ignore names: it is so\n", ["1 became 2"]),
    "no reason": (
        "# gleichlauf: ignore value\n",
        ["1 became 2 (to be silenced, its comment has to give a reason)"],
    ),
    "no reason after the colon": (
        "# gleichlauf: ignore value: \n",
        ["1 became 2 (to be silenced, its comment has to give a reason)"],
    ),
    "an extracted comment": ("#. gleichlauf: ignore value: it is so\n", ["1 became 2"]),
    "a word like it": ("# gleichlauf ignores value: it is so\n", ["1 became 2"]),
}


@pytest.mark.parametrize(("comment", "reasons"), SILENCING.values(), ids=SILENCING)
def test_a_comment_silences_its_entry_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], comment: str, reasons: list[str]
) -> None:
    write(folder / "page.po", comment + DAMAGED, 'msgid "y = 1"\nmsgstr "y = 3"\n')
    status, rows = outcome(capsys, "page.po")
    assert status == 1
    assert [row.partition(": value: ")[2] for row in rows] == [*reasons, "1 became 3"]


def test_the_summary_counts_what_was_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "page.po", "# gleichlauf: ignore value: so it is\n" + DAMAGED, PROSE)
    assert main(["check", "page.po"]) == 0
    assert capsys.readouterr() == (
        "",
        "1 catalogue, 2 blocks checked, 1 of them not understood in part "
        "(--select unread), 0 findings, 1 silenced\n",
    )
    assert main(["check", "page.po", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_what_is_not_understood_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "page.po", PROSE)
    status, (row,) = outcome(capsys, "page.po", "--select", "unread")
    assert status == 1
    assert row.startswith("page.po:10: unread: line 2 of the source is no Python, ")


def test_a_baseline_leaves_only_what_is_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(folder / "de" / "page.po", DAMAGED)
    assert outcome(capsys, "de", "--write-baseline") == (0, [])
    baseline = Path("gleichlauf-baseline.json")
    assert json.loads(baseline.read_text()) == [
        {"path": "de/page.po", "name": "value", "source": "x = f(1)", "translation": "x = f(2)"}
    ]
    assert outcome(capsys, "de")[0] == 1
    assert outcome(capsys, "de", "--baseline", str(baseline)) == (0, [])
    # It is known by what it says, not by its line; the same once more is new.
    write(page, 'msgid "new"\nmsgstr "neu"\n\n', DAMAGED)
    assert outcome(capsys, str(page), "--baseline", str(baseline)) == (0, [])
    write(folder / "de" / "other.po", DAMAGED)
    assert outcome(capsys, "de", "--baseline", str(baseline)) == (
        1, ["de/other.po:5: value: 1 became 2"],
    )  # fmt: skip


@pytest.mark.parametrize("content", ["", "{}", '[{"path": 1}]', "[[]]", "[" * 100_000])
def test_a_damaged_baseline_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    write(folder / "page.po", DAMAGED)
    (folder / "known.json").write_text(content)
    status = main(["check", "page.po", "--baseline", "known.json"])
    if content == "{}":
        assert status == 1  # nothing is known
    else:
        assert status == 2
        assert "write a new one with --write-baseline" in capsys.readouterr().err


def test_a_project_configures_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "locales" / "page.po", DAMAGED)
    table = '[tool.gleichlauf.check]\npaths = ["locales"]\n'
    (folder / "pyproject.toml").write_text(table)
    assert outcome(capsys) == (1, ["locales/page.po:5: value: 1 became 2"])
    (folder / "pyproject.toml").write_text(table + 'ignore = ["value"]\n')
    assert outcome(capsys) == (0, [])
    assert outcome(capsys, "--ignore", "names")[0] == 1
    (folder / "pyproject.toml").write_text(table + 'format = "github"\nbaseline = "known.json"\n')
    assert outcome(capsys, "--write-baseline") == (0, [])
    assert outcome(capsys) == (0, [])
    os.chdir(folder / "locales")
    assert outcome(capsys, "page.po") == (0, [])


WRONG = {
    "an unknown key": ("colour = true", "has no colour; there are paths"),
    "no list": ('paths = "a"', "paths in [tool.gleichlauf.check] has to be a list of texts"),
    "no text": ("baseline = 1", "baseline in [tool.gleichlauf.check] has to be a text"),
    "an unknown kind": ('ignore = ["colour"]', "no finding is named colour (ignore)"),
    "no TOML": ("ignore = ", "pyproject.toml: Invalid value"),
    "an unknown format": ('format = "xml"', "there is no format xml"),
}


@pytest.mark.parametrize(("line", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_configuration_says_where_and_what(
    folder: Path, capsys: pytest.CaptureFixture[str], line: str, reason: str
) -> None:
    write(folder / "page.po", DAMAGED)
    (folder / "pyproject.toml").write_text(f"[tool.gleichlauf.check]\n{line}\n")
    assert main(["check", "page.po"]) == 2
    assert reason in capsys.readouterr().err


def test_annotations_for_github(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = "msgid \"print('%d a' % x)\"\nmsgstr \"print('a' % x)\"\n"
    write(folder / "a, b.po", damaged)
    assert outcome(capsys, "a, b.po", "--format", "github") == (
        1,
        [
            "::error file=a%2C b.po,line=5,title=gleichlauf placeholder::"
            "the placeholder %25d is lost"
        ],
    )
    write(folder / "a, b.po", 'msgid "x = 1"\nmsgstr "y = 1"\n')
    assert outcome(capsys, "a, b.po", "--format", "github", "--select", "renamed")[1] == [
        "::notice file=a%2C b.po,line=5,title=gleichlauf renamed::`x` became `y` throughout"
    ]
