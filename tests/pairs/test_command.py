"""``gleichlauf check`` on documents in pairs: what is printed, the exit status, hostile input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.command_line import main
from tests.repositories import Repository

OLD = "# Title\n\n```python\nfile = open(name)\nprint(file.read())\nfile.close()\n```\n"
NEW = "# Title\n\n```python\nwith open(name) as file:\n    print(file.read())\n```\n"
BROKEN = "# Titel\n\n```python\nwith open(name) as file:\nprint(file.read())\n```\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project whose German page is behind, and whose Japanese page is broken."""
    repository = Repository(tmp_path / "project")
    repository.commit("Write a page", {"docs/en/a.md": OLD, "docs/de/a.md": OLD})
    repository.commit("Close files | <b>", {"docs/en/a.md": NEW, "docs/ja/a.md": BROKEN})
    monkeypatch.chdir(repository.folder)
    return repository


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    status = main(["check", *arguments])
    output, errors = capsys.readouterr()
    return status, output.splitlines(), errors


STALE = (
    "docs/de/a.md:3: stale: the source had this code until %s (2024-01-02, Close files | <b>); "
    "port that commit"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--source", "docs/en", "docs/de", "docs/ja"],
        ["--pair", "docs/@lang/@path"],
        ["--pair", "./docs/@lang/@path", "--languages", "de,ja"],
        ["--pair", "docs/@lang/a.@path", "--source", "docs/en/a.@path"],
    ],
)
def test_behind_and_broken(
    project: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    status, output, errors = check(capsys, *arguments)
    behind, broken = output
    assert status == 1
    assert behind == STALE % project.git("rev-parse", "--short=9", "HEAD")
    assert broken.startswith("docs/ja/a.md:5: broken: the indentation is not that of the source")
    assert errors == "2 languages, 2 documents, 2 blocks: 1 behind, 1 wrong\n"


def test_clean(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    project.write({"docs/de/a.md": NEW, "docs/ja/a.md": NEW})
    status, output, errors = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, output) == (0, [])
    assert errors == "2 languages, 2 documents, 2 blocks: 0 behind, 0 wrong\n"


def test_what_is_behind_need_not_fail(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"docs/ja/a.md": NEW})
    assert check(capsys, "--pair", "docs/@lang/@path", "--ignore", "stale")[:2] == (0, [])


def test_json(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    _, output, _ = check(capsys, "--pair", "docs/@lang/@path", "--format", "json")
    stale, broken = json.loads("\n".join(output))
    assert stale["commit"] == project.git("rev-parse", "HEAD")
    assert (stale["language"], stale["since"]) == ("de", "2024-01-02")
    assert (stale["source"], stale["translation"]) == (
        "with open(name) as file:",
        "file = open(name)",
    )
    assert "commit" not in broken


def test_markdown(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    status, output, _ = check(capsys, "--pair", "docs/@lang/@path", "--format", "markdown")
    assert status == 1
    short = project.git("rev-parse", "--short=9", "HEAD")
    text = "\n".join(output)
    assert "| `de` | 1 | 1 | 0 | 1 | 2024-01-02 |\n| `ja` | 1 | 1 | 1 | 0 |  |" in text
    assert f"- `{short}` of 2024-01-02: `Close files \\| <b>`\n  - `docs/de/a.md:3`" in text
    assert "## `ja`\n\n### Wrong: 1\n\n- `docs/ja/a.md:5` broken: `the indentation" in text


def test_findings_that_are_silenced_with_a_reason(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    remark = "<!-- gleichlauf: ignore stale: our edition is older -->\n"
    project.write(
        {
            "docs/de/a.md": OLD.replace("```python", f"{remark}```python"),
            "docs/ja/a.md": BROKEN.replace("```p", "<!-- gleichlauf: ignore broken -->\n```p"),
        }
    )
    status, output, errors = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, len(output)) == (1, 1)
    assert output[0].endswith("(to be silenced, its comment has to give a reason)")
    assert errors == "2 languages, 2 documents, 2 blocks: 0 behind, 1 wrong, 1 silenced\n"


def test_what_the_baseline_knows_is_left_out(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--pair", "docs/@lang/@path"]
    assert check(capsys, *arguments, "--write-baseline")[0] == 0
    arguments += ["--baseline", "gleichlauf-baseline.json"]
    status, output, errors = check(capsys, *arguments)
    assert (status, output) == (0, [])
    assert "2 findings of the baseline left out" in errors
    status, output, _ = check(capsys, *arguments, "--format", "markdown")
    assert (status, "docs/de/a.md" in "".join(output)) == (0, False)


def test_markdown_of_catalogues(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    project.write({"a.po": 'msgid "a"\nmsgstr "b"\n'})
    status, _, errors = check(capsys, "a.po", "--format", "markdown")
    assert (status, errors) == (
        2,
        "gleichlauf check: --format markdown is for documents in pairs\n",
    )


def test_a_history_that_was_cut_off(
    project: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    project.git("clone", "-q", "--depth", "1", project.folder.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    status, output, errors = check(capsys, "--pair", "docs/@lang/@path")
    assert status == 1
    assert output[0].startswith("docs/de/a.md:4: structure: ")
    assert "`git fetch --unshallow` brings the rest" in errors


def test_without_git(
    project: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    status, output, errors = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, len(output)) == (1, 2)
    assert "older versions of the source are not known: git is not installed" in errors


def test_no_commits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    repository.write({"docs/en/a.md": NEW, "docs/de/a.md": BROKEN})
    monkeypatch.chdir(tmp_path)
    status, output, errors = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, len(output)) == (1, 1)
    assert "the repository has no commits yet" in errors


def test_a_source_that_has_uncommitted_changes(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = NEW.replace("file.read()", "file.read(), end=''")
    project.write({"docs/en/a.md": newest, "docs/ja/a.md": NEW})
    _, output, _ = check(capsys, "--pair", "docs/@lang/@path", "--languages", "ja")
    assert output == [
        "docs/ja/a.md:3: stale: the source had this code until a change that is not committed yet"
    ]


def test_a_translation_in_another_repository(
    project: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Repository(tmp_path / "translation")
    other.commit("Translate", {"a.md": OLD})
    status, output, _ = check(capsys, "--source", "docs/en", str(other.folder))
    assert (status, len(output)) == (1, 1)
    assert ": stale: " in output[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--pair", "docs/@path"], "a pattern has @lang once and @path once"),
        (["--pair", "docs/@lang/@path", "docs/de"], "goes neither with paths nor with --run"),
        (["--pair", "nowhere/@lang/@path"], "nothing matches this"),
        (["--source", "docs/us", "docs/de"], "there is no such folder"),
        (["docs/de"], "there is no catalogue"),
    ],
)
def test_what_cannot_be_done(
    project: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, output, errors = check(capsys, *arguments)
    assert (status, output) == (2, [])
    assert words in errors


def test_folders_of_catalogues_stay_what_they_are(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"po/a.po": 'msgid "print(1)"\nmsgstr "print(2)"\n', "po/a.md": OLD})
    status, output, _ = check(capsys, "--source", "docs/en", "po")
    assert "stale" not in "".join(output)
    assert status in (0, 1)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 33)


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _no_utf8(path: Path) -> None:
    path.write_bytes(b"Text\n\xff\n")


def _folder(path: Path) -> None:
    path.mkdir()


def _unreadable(path: Path) -> None:
    path.write_text(OLD)
    path.chmod(0)


def _many_blocks(path: Path) -> None:
    path.write_text("```py\nx\n```\n" * 100_000)


HOSTILE = {
    "a pipe": (_fifo, "it is no regular file"),
    "a device": (_device, "it is no regular file"),
    "a huge file": (_huge, "it has more than 33554432 bytes"),
    "a link to itself": (_link_to_itself, "the file cannot be read"),
    "a link to nothing": (_dangling_link, "the file cannot be read"),
    "no UTF-8": (_no_utf8, "the byte 0xff is not valid UTF-8"),
    "too many blocks": (_many_blocks, "more than 2000 blocks are not compared"),
}


@pytest.mark.parametrize("place", ["docs/en/x.md", "docs/de/x.md"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_one_finding_each(
    project: Repository, capsys: pytest.CaptureFixture[str], name: str, place: str
) -> None:
    make, words = HOSTILE[name]
    for path in ("docs/en/x.md", "docs/de/x.md"):
        if path == place:
            make(project.folder / path)
        else:
            project.write({path: NEW})
    status, output, _ = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, len(output)) == (1, 3)
    (told,) = [row for row in output if "/x.md:" in row]
    assert ": document: " in told
    assert words in told


def test_folders_named_like_documents_are_none(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.folder / "docs/de/x.md").mkdir()
    assert len(check(capsys, "--pair", "docs/@lang/@path")[1]) == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 1}', "[" * 99_999, '{"cells": [' * 9_999, "\x00"]
)
def test_broken_notebooks_cost_one_finding_each(
    project: Repository, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    good = json.dumps({"cells": [{"cell_type": "code", "source": "x = 1"}]})
    project.write({"docs/en/x.ipynb": good, "docs/de/x.ipynb": text})
    status, output, _ = check(capsys, "--pair", "docs/@lang/@path")
    assert (status, len(output)) == (1, 3)
    assert "docs/de/x.ipynb:1: document: " in output[1]


def test_control_characters_stay_where_they_are(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    project.commit("\x1b[31mRed \u202e", {"docs/en/a.md": NEW + "\n"})
    project.commit("\x1b[31mRed \u202e", {"docs/en/a.md": OLD.replace("name", "name, 'rb'")})
    for form in ("text", "markdown"):
        _, output, _ = check(capsys, "--pair", "docs/@lang/@path", "--format", form)
        assert all(row.isprintable() for row in output)


def test_several_processes_find_the_same(project: Repository) -> None:
    padding = "Text\n" * 300_000
    for number in range(3):
        project.write({f"docs/en/{number}.md": NEW, f"docs/de/{number}.md": OLD + padding})
    command = [sys.executable, "-m", "gleichlauf", "check", "--pair", "docs/@lang/@path"]
    one, two = (
        subprocess.run([*command, "--jobs", jobs], capture_output=True, text=True, check=False)
        for jobs in ("1", "2")
    )
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") == 5
