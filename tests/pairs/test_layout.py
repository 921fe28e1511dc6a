"""Which documents are pairs, for the layouts that projects have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gleichlauf.pairs.layout import Pair, pairs_of_folders, pairs_of_pattern


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(paths: Sequence[str]) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()


def rows(pairs: Sequence[Pair]) -> list[tuple[str, str, str]]:
    return [(p.language, p.source.as_posix(), p.translation.as_posix()) for p in pairs]


LAYOUTS = {
    "a folder per language": (
        "docs/@lang/docs/@path",
        None,
        ["docs/en/docs/a/b.md", "docs/de/docs/a/b.md", "docs/zh-hant/docs/a/b.md", "docs/x.md"],
        [
            ("de", "docs/en/docs/a/b.md", "docs/de/docs/a/b.md"),
            ("zh-hant", "docs/en/docs/a/b.md", "docs/zh-hant/docs/a/b.md"),
        ],
    ),
    "an unprefixed source": (
        "docs/@lang/@path",
        None,
        ["docs/a.md", "docs/b/c.md", "docs/ja/a.md", "docs/ja/b/c.md", "docs/ja/more.md",
         "docs/img/a.md", "docs/ui/a.md", "docs/ui/1.md", "docs/ui/2.md"],
        [
            ("ja", "docs/a.md", "docs/ja/a.md"),
            ("ja", "docs/b/c.md", "docs/ja/b/c.md"),
        ],
    ),
    "a suffix": (
        "@path.@lang.md",
        None,
        ["README.md", "README.de-ch.md", "README.kr.md", "docs/a.md", "docs/a.es-419.md"],
        [
            ("de-ch", "README.md", "README.de-ch.md"),
            ("es-419", "docs/a.md", "docs/a.es-419.md"),
            ("kr", "README.md", "README.kr.md"),
        ],
    ),
    "a suffix after a dash": (
        "@path_@lang.md",
        None,
        ["README.md", "README_de.md"],
        [("de", "README.md", "README_de.md")],
    ),
    "a suffix of the source, too": (
        "@path.@lang.md",
        None,
        ["a.en.md", "a.de.md"],
        [("de", "a.en.md", "a.de.md")],
    ),
    "Docusaurus": (
        "i18n/@lang/docusaurus-plugin-content-docs/current/@path",
        "docs",
        ["docs/a.mdx", "i18n/fr/docusaurus-plugin-content-docs/current/a.mdx"],
        [("fr", "docs/a.mdx", "i18n/fr/docusaurus-plugin-content-docs/current/a.mdx")],
    ),
    "a source of another name": (
        "site/@lang/@path",
        "site/en-snapshot",
        ["site/en-snapshot/a.ipynb", "site/ko/a.ipynb"],
        [("ko", "site/en-snapshot/a.ipynb", "site/ko/a.ipynb")],
    ),
    "a pattern of the source": (
        "tr/@lang/@path.md",
        "src/@path.md",
        ["src/a.md", "tr/ko/a.md"],
        [("ko", "src/a.md", "tr/ko/a.md")],
    ),
    "Markdown with and without components": (
        "docs/@lang/@path",
        None,
        ["docs/en/a.mdx", "docs/de/a.md", "docs/en/b.md", "docs/de/b.rst"],
        [("de", "docs/en/a.mdx", "docs/de/a.md")],
    ),
    "folders that nobody wrote": (
        "docs/@lang/@path",
        None,
        ["docs/en/a.md", "docs/de/a.md", "docs/de/node_modules/a.md", "docs/en/node_modules/a.md",
         "docs/de/.git/a.md", "docs/en/.git/a.md"],
        [("de", "docs/en/a.md", "docs/de/a.md")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "source", "paths", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_patterns(
    pattern: str, source: str | None, paths: list[str], expected: list[tuple[str, str, str]]
) -> None:
    write(paths)
    assert rows(pairs_of_pattern(pattern, source)) == expected


def test_another_language_of_the_source() -> None:
    write(["docs/en/a.md", "docs/zh_cn/a.md"])
    assert rows(pairs_of_pattern("docs/@lang/@path", source_language="zh_cn")) == [
        ("en", "docs/zh_cn/a.md", "docs/en/a.md")
    ]


def test_languages_by_name() -> None:
    write(["docs/a.md", "docs/kab/a.md", "docs/kab/1.md", "docs/kab/2.md", "docs/de/a.md"])
    assert rows(pairs_of_pattern("docs/@lang/@path", languages=["kab"])) == [
        ("kab", "docs/a.md", "docs/kab/a.md")
    ]


@pytest.mark.parametrize("pattern", ["docs/@path", "docs/@lang", "@lang/@lang/@path", ""])
def test_patterns_that_are_none(pattern: str) -> None:
    with pytest.raises(ValueError, match="a pattern has @lang once and @path once"):
        pairs_of_pattern(pattern)


def test_nothing_matches() -> None:
    with pytest.raises(FileNotFoundError, match="name the source's folder with --source"):
        pairs_of_pattern("docs/@lang/@path")


def test_folders() -> None:
    write(["docs/en/a.md", "docs/en/b/c.rst", "docs/de/b/c.rst", "docs/ja/a.md", "docs/ja/more.md"])
    assert rows(pairs_of_folders(Path("docs/en"), [Path("docs/de"), Path("docs/ja")])) == [
        ("de", "docs/en/b/c.rst", "docs/de/b/c.rst"),
        ("ja", "docs/en/a.md", "docs/ja/a.md"),
    ]


def test_the_language_of_a_folder_is_where_its_path_differs() -> None:
    write(["docs/en/docs/a.md", "docs/de/docs/a.md", "docs/a.md", "docs/fr/a.md"])
    assert pairs_of_folders(Path("docs/en/docs"), [Path("docs/de/docs")])[0].language == "de"
    assert pairs_of_folders(Path("docs"), [Path("docs/fr")])[0].language == "fr"


def test_folders_without_a_pair() -> None:
    write(["docs/en/a.md", "docs/de/b.md"])
    with pytest.raises(FileNotFoundError, match="no document here"):
        pairs_of_folders(Path("docs/en"), [Path("docs/de")])
    with pytest.raises(FileNotFoundError, match="there is no such folder"):
        pairs_of_folders(Path("docs/us"), [Path("docs/de")])


def test_links_that_go_round(folder: Path) -> None:
    write(["docs/en/a.md", "docs/de/a.md"])
    (folder / "docs/de/self").symlink_to(folder / "docs/de")
    (folder / "docs/en/self").symlink_to(folder / "docs/en")
    assert len(pairs_of_folders(Path("docs/en"), [Path("docs/de")])) == 1
