"""The changes of files: in order, through moves, and whatever the repository is like."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gleichlauf.history.blobs import Blobs
from gleichlauf.history.git import HistoryError
from gleichlauf.history.log import History, history, repository_of
from tests.repositories import Repository

LONG = "".join(f"line {number}\n" for number in range(20))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def subjects(found: History, path: str) -> list[str]:
    return [change.commit.subject for change in found.changes[path]]


def versions(found: History, path: str) -> list[tuple[str | None, str | None]]:
    with Blobs(found.repository) as blobs:
        return [
            (
                blobs.text(change.before) if change.before else None,
                blobs.text(change.after) if change.after else None,
            )
            for change in found.changes[path]
        ]


def test_changes_are_newest_first(repository: Repository) -> None:
    first = repository.commit("One", {"a.md": "1", "b.md": "1"})
    repository.commit("Two", {"b.md": "2"})
    third = repository.commit("Three", {"a.md": "3", "ä b\n.md": "x"})
    found = history(repository.folder, ["a.md", "ä b\n.md", "never.md"])
    assert [c.commit.identity for c in found.changes["a.md"]] == [third, first]
    assert [c.commit.day for c in found.changes["a.md"]] == ["2024-01-03", "2024-01-01"]
    assert versions(found, "a.md") == [("1", "3"), (None, "1")]
    assert subjects(found, "ä b\n.md") == ["Three"]
    assert subjects(found, "never.md") == []
    assert not found.shallow


def test_a_moved_file_is_followed(repository: Repository) -> None:
    repository.commit("One", {"a.md": LONG})
    repository.commit("Two", {"a.md": LONG + "two\n"})
    repository.git("mv", "a.md", "b.md")
    repository.commit("Move")
    repository.commit("Four", {"b.md": LONG + "four\n"})
    found = history(repository.folder, ["b.md"])
    assert subjects(found, "b.md") == ["Four", "Move", "Two", "One"]
    assert versions(found, "b.md")[1] == (LONG + "two\n", LONG + "two\n")


def test_a_file_that_is_moved_and_changed(repository: Repository) -> None:
    repository.commit("One", {"docs/a.md": LONG, "docs/c.md": "something else\n", "d.py": LONG})
    repository.git("rm", "-q", "docs/c.md", "d.py")
    repository.git("mv", "docs/a.md", "a.mdx")
    repository.commit("Move", {"a.mdx": LONG + "more\n"})
    found = history(repository.folder, ["a.mdx"])
    assert versions(found, "a.mdx") == [(LONG, LONG + "more\n"), (None, LONG)]


def test_a_new_file_beside_one_that_goes_is_new(repository: Repository) -> None:
    repository.commit("One", {"a.md": LONG})
    repository.git("rm", "-q", "a.md")
    repository.commit("Two", {"b.md": "something else\n"})
    assert versions(history(repository.folder, ["b.md"]), "b.md") == [(None, "something else\n")]


def test_two_files_that_change_places(repository: Repository) -> None:
    repository.commit("One", {"a.md": "a" + LONG, "b.md": "b" + LONG.upper()})
    for old, new in (("a.md", "c.md"), ("b.md", "a.md"), ("c.md", "b.md")):
        repository.git("mv", old, new)
    repository.commit("Swap")
    found = history(repository.folder, ["a.md", "b.md"])
    assert subjects(found, "a.md") == subjects(found, "b.md") == ["Swap", "One"]


def test_side_branches_and_what_a_merge_makes_itself(repository: Repository) -> None:
    repository.commit("One", {"a.md": LONG})
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("Side", {"a.md": LONG + "side\n"})
    repository.git("checkout", "-q", "main")
    repository.commit("Main", {"a.md": LONG + "main\n"})
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "-q", "side")
    repository.commit("Merge", {"a.md": LONG + "both\n"})
    found = history(repository.folder, ["a.md"])
    assert subjects(found, "a.md") == ["Merge", "Merge", "Main", "Side", "One"]


def test_a_subject_of_signs(repository: Repository) -> None:
    repository.commit(":100644 \x02 ü :x", {"a.md": "1"})
    assert subjects(history(repository.folder, ["a.md"]), "a.md") == [":100644 \x02 ü :x"]


def test_a_history_that_was_cut_off(repository: Repository, tmp_path: Path) -> None:
    repository.commit("One", {"a.md": "1"})
    repository.commit("Two", {"a.md": "2"})
    repository.git("clone", "-q", "--depth", "1", repository.folder.as_uri(), str(tmp_path / "b"))
    found = history(tmp_path / "b", ["a.md"])
    assert found.shallow
    assert versions(found, "a.md") == [(None, "2")]


def test_no_commits(repository: Repository) -> None:
    with pytest.raises(HistoryError, match="no commits yet"):
        history(repository.folder, ["a.md"])


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="not a git repository"):
        repository_of(tmp_path)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HistoryError, match="git is not installed"):
        repository_of(repository.folder)


def test_blobs_that_are_not_there(repository: Repository) -> None:
    repository.write({"b.md": "x"})
    repository.commit("One", {"a.md": "1"})
    with Blobs(repository.folder) as blobs:
        assert blobs.text("0" * 39 + "1") is None
        assert blobs.text(repository.git("rev-parse", "HEAD")) is None  # a commit
        assert blobs.text(repository.git("rev-parse", "HEAD:a.md")) == "1"


def test_blobs_that_are_no_text_or_too_large(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / "a.md").write_bytes(b"\xff")
    repository.commit("One", {"b.md": "x" * 3_000_000, "c.md": "y"})
    monkeypatch.setattr("gleichlauf.history.blobs.LARGEST", 1_000_000)
    with Blobs(repository.folder) as blobs:
        names = ["a.md", "b.md", "c.md"]
        texts = [blobs.text(repository.git("rev-parse", f"HEAD:{name}")) for name in names]
    assert texts == [None, None, "y"]


def test_what_hooks_of_git_set_is_not_passed_on(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("One", {"a.md": "1"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(tmp_path / "program"))
    assert subjects(history(repository_of(repository.folder), ["a.md"]), "a.md") == ["One"]


def test_nothing_that_a_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    ran = tmp_path / "ran"
    trap.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{ran}'\n", encoding="utf-8")
    trap.chmod(0o755)
    repository.commit("One", {"a.md": "1", ".gitattributes": "*.md diff=x filter=x\n"})
    repository.commit("Two", {"a.md": "2"})
    for name in (
        "core.fsmonitor", "core.pager", "pager.log", "diff.external", "diff.x.textconv",
        "diff.x.command", "filter.x.smudge", "filter.x.clean", "gpg.program", "core.sshCommand",
        "core.gitProxy", "credential.helper", "sequence.editor", "core.editor", "core.askPass",
        "uploadpack.packObjectsHook", "remote.origin.uploadpack", "alias.log", "alias.cat-file",
    ):  # fmt: skip
        repository.git("config", name, str(trap))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "remote.origin.url", f"ext::{trap}")
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "extensions.partialClone", "origin")
    repository.git("config", "protocol.ext.allow", "always")
    (repository.folder / ".git/hooks").mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (repository.folder / ".git/hooks" / hook).symlink_to(trap)
    blob = repository.git("rev-parse", "HEAD~1:a.md")
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    ran.unlink(missing_ok=True)
    found = history(repository_of(repository.folder), ["a.md"])
    assert subjects(found, "a.md") == ["Two", "One"]
    assert versions(found, "a.md") == [(None, "2"), (None, None)]  # the lost blob is not fetched
    assert not ran.exists()


def test_a_bare_repository_among_the_documents_is_none(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("One", {"docs/a.md": "1"})
    repository.git("init", "-q", "--bare", "docs/bare")
    with pytest.raises(HistoryError, match="bare"):
        repository_of(repository.folder / "docs/bare")
