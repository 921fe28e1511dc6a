"""A folder of generated files: whole or not at all, and never someone else's."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from gleichlauf.sphinxext.examples import folder
from gleichlauf.sphinxext.examples.folder import update

NEW = {"a/one.py": b"# made\n1\n", "a/two.py": b"# made\n2\n", "b/c/three.py": b"# made\n3\n"}


def is_ours(path: PurePosixPath, content: bytes) -> bool:
    return content.startswith(b"# made")


def refresh(root: Path, files: dict[str, bytes], kept: str = "") -> folder.Report:
    named = {PurePosixPath(name): content for name, content in files.items()}
    return update(root, named, is_ours, lambda path: path.as_posix() == kept)


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_new_files_are_written(tmp_path: Path) -> None:
    report = refresh(tmp_path / "new", NEW)
    assert content(tmp_path / "new") == NEW
    assert [path.as_posix() for path in report.written] == list(NEW)


def test_a_file_with_its_content_is_not_written_again(tmp_path: Path) -> None:
    refresh(tmp_path, NEW)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*.py")}
    assert refresh(tmp_path, NEW) == folder.Report((), (), ())
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*.py")} == before


def test_what_is_no_longer_made_goes_and_its_empty_folders_too(tmp_path: Path) -> None:
    refresh(tmp_path, NEW)
    report = refresh(tmp_path, {"a/one.py": NEW["a/one.py"]})
    assert content(tmp_path) == {"a/one.py": NEW["a/one.py"]}
    assert not (tmp_path / "b").exists()
    assert [path.as_posix() for path in report.removed] == ["a/two.py", "b/c/three.py"]


FOREIGN = {
    "a/notes.txt": b"mine",
    "a/mine.py": b"print()",
    "README": b"mine",
    "a/__pycache__/one.pyc": b"# made",
    ".hidden/x.py": b"# made",
}


def test_what_was_not_made_here_stays(tmp_path: Path) -> None:
    for name, text in FOREIGN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
    refresh(tmp_path, NEW)
    refresh(tmp_path, {})
    assert content(tmp_path) == FOREIGN


@pytest.mark.parametrize("way", ["file", "folder", "file for a folder"])
def test_what_is_in_the_way_stays(tmp_path: Path, way: str) -> None:
    path = tmp_path / ("a" if way == "file for a folder" else "a/one.py")
    path.parent.mkdir(exist_ok=True)
    if way == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"mine")
    report = refresh(tmp_path, NEW)
    assert PurePosixPath("a/one.py") in report.in_the_way
    assert path.is_dir() if way == "folder" else path.read_bytes() == b"mine"
    assert (tmp_path / "b/c/three.py").read_bytes() == NEW["b/c/three.py"]


def test_what_is_kept_stays(tmp_path: Path) -> None:
    refresh(tmp_path, NEW)
    refresh(tmp_path, {}, kept="a/two.py")
    assert content(tmp_path) == {"a/two.py": NEW["a/two.py"]}


@pytest.mark.parametrize("step", range(7))
@pytest.mark.parametrize("method", ["write_bytes", "replace", "unlink"])
def test_after_any_interruption_the_next_run_is_as_good_as_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, step: int
) -> None:
    old = {"a/one.py": b"# made\nold\n", "old/gone.py": b"# made\n", "mine.py": b"mine"}
    refresh(tmp_path, {name: text for name, text in old.items() if name != "mine.py"})
    (tmp_path / "mine.py").write_bytes(b"mine")
    original = getattr(Path, method)
    calls = 0

    def interrupted(self: Path, *arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == step + 1:
            if method == "write_bytes":
                original(self, b"# ma")  # torn in the middle
            raise KeyboardInterrupt
        return original(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Path, method, interrupted)
        try:
            refresh(tmp_path, NEW)
        except KeyboardInterrupt:
            for name, text in content(tmp_path).items():
                whole = {old.get(name), NEW.get(name)}
                assert text in whole or name.endswith(".gleichlauf-unfinished")
    refresh(tmp_path, NEW)
    assert content(tmp_path) == {**NEW, "mine.py": b"mine"}
