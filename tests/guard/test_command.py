"""The command ``gleichlauf check``: formats, exit status, and what it says when it cannot run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.command_line import main
from gleichlauf.guard.kinds import NAMES

PO = 'msgid ""\nmsgstr "charset=utf-8\\n"\n\nmsgid "print(1)"\nmsgstr "print(%s)"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.po").write_text(PO % 1, encoding="utf-8")
    (tmp_path / "über uns.po").write_text(PO % 2, encoding="utf-8")
    return tmp_path


def test_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "good.po", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", "--quiet"]) == 1
    assert capsys.readouterr() == ("über uns.po:5: value: 1 became 2\n", "")


def test_ignored(folder: Path) -> None:
    assert main(["check", ".", "--ignore", "value,names"]) == 0
    assert main(["check", ".", "--select", "value"]) == 1


def test_an_excerpt_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["check", "."])
    rows = capsys.readouterr().out.splitlines()
    assert rows[1:] == ["    source:      print(1)", "    translation: print(2)"]


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "über uns.po", "line": 5, "name": "value", "reason": "1 became 2",
            "source": "print(1)", "translation": "print(2)",
        }
    ]  # fmt: skip


def test_sarif(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--format", "sarif"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == "2.1.0"
    assert report["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = report["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "gleichlauf"
    assert tuple(rule["id"] for rule in driver["rules"]) == NAMES
    levels = {"none", "note", "warning", "error"}
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in levels
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "value"
    assert result["level"] in levels
    assert result["message"]["text"] == "1 became 2"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%C3%BCber%20uns.po"
    assert place["region"] == {"startLine": 5, "snippet": {"text": "print(2)"}}


def test_sarif_without_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "good.po", "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


def test_sarif_of_a_file_elsewhere(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    main(["check", "../über uns.po", "--format", "sarif"])
    report = json.loads(capsys.readouterr().out)
    place = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("file:///")


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "renamed"]) == 0
    assert "off by default" in capsys.readouterr().out


CANNOT_RUN = {
    "no path": ([], "name at least one .po file"),
    "no such file": (["missing.po"], "missing.po: there is no such file"),
    "no documents": (["good.po", "--source", "nowhere"], "nowhere"),
}


@pytest.mark.parametrize(("arguments", "part"), CANNOT_RUN.values(), ids=CANNOT_RUN)
def test_it_cannot_run(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    assert main(["check", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gleichlauf check: ")
    assert part in err


WRONG = [["check", ".", "--select", "nonsense"], ["check", ".", "--format", "xml"], [], ["chek"]]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: gleichlauf" in capsys.readouterr().err


def test_the_help_warns_of_running(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "EXECUTE the code in the catalogues" in " ".join(capsys.readouterr().out.split())


def test_a_reader_that_goes_away(folder: Path) -> None:
    # More than a pipe and Python's buffer hold: 64 KB on Linux, and 128 KB since Python 3.15.
    (folder / "many.po").write_text(
        "".join(f'msgid "print({n})"\nmsgstr "print({n}0)"\n\n' for n in range(1, 7000)),
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "gleichlauf.command_line", "check", "many.po"]
    # Without a buffer, Python writes what there is room for, and never notices that nobody reads.
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_controls_of_a_terminal_are_shown_as_escapes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "good.po").write_text('msgid "a"\nmsgstr "b"\n\x1b]0;x\x07\u202e\n', encoding="utf-8")
    main(["check", "good.po"])
    assert "\x1b" not in capsys.readouterr().out


def test_nothing_of_the_catalogue_is_imported_or_run(folder: Path) -> None:
    marker = folder / "ran"
    code = f"open({str(marker)!r}, 'w')\nimport antigravity\nprint(1)"
    quoted = code.replace("\n", "\\n")
    (folder / "good.po").write_text(
        f'msgid "{quoted}"\nmsgstr "{quoted}  # uno"\n', encoding="utf-8"
    )
    assert main(["check", "good.po"]) == 0
    assert not marker.exists()
    assert "antigravity" not in sys.modules
