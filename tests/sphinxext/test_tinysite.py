"""The miniature site, built by each builder in both languages."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from sphinx_intl.commands import main as sphinx_intl  # type: ignore[import-untyped]

from gleichlauf.example.example import Outcome, Search, Waiting
from gleichlauf.example.file import read_example

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Built, Site

    Build = Callable[[str, str], Built]

LANGUAGES = ("de", "en")
EXAMPLES = [
    "index/kleine_fuehrung.py",
    "index/rechnen.py",
    "index/stuck.py",
    "index/two_threads.py",
    "markdown/blank.py",
    "markdown/das_gleiche_in_markdown.py",
    "markdown/sorted_words.py",
]
BUILDERS = ("html", "examples", "gettext", "dirhtml", "singlehtml", "epub", "text", "latex")
OTHERS = ("man", "texinfo", "xml", "pseudoxml", "dummy")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", [*BUILDERS, *OTHERS])
def test_no_builder_complains(built: Build, builder: str, language: str) -> None:
    assert built(builder, language).warnings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_becomes_a_file_and_nothing_else_lies_there(
    built: Build, language: str
) -> None:
    assert built("examples", language).files() == EXAMPLES


def test_names_and_lines_are_the_same_in_both_languages(built: Build) -> None:
    for name in EXAMPLES:
        german, english = (built("examples", language).text(name) for language in LANGUAGES)
        assert german.count("\n") == english.count("\n")


def test_an_example_is_wholly_in_its_language(built: Build) -> None:
    example = read_example(built("examples", "en").text("index/two_threads.py"))
    assert example.title == "Who is done first?"
    assert example.setup == "start = 1  # bleibt deutsch"
    assert 'print(f"Thread {nummer} is done.")' in example.code
    assert "# One of the two." in example.code
    assert example.search == Search(2, "line")
    first, second = "Thread 1 is done.\n", "Thread 2 is done.\n"
    assert example.outcomes == (Outcome(first + second), Outcome(second + first))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "lock.acquire()  # Hier geht es nicht weiter."),
        ("en", "lock.acquire()  # It goes no further."),
    ],
)
def test_where_a_thread_waits_is_a_line_of_the_translated_code(
    built: Build, language: str, line: str
) -> None:
    example = read_example(built("examples", language).text("index/stuck.py"))
    [outcome] = example.outcomes
    assert outcome.ending == "deadlock"
    assert outcome.waiting == (Waiting("MainThread", line),)
    assert line in example.code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in EXAMPLES if "stuck" not in name])
def test_an_example_runs_with_nothing_but_python(
    built: Build, tmp_path: Path, language: str, name: str
) -> None:
    file = built("examples", language).out / name
    arguments = ["-m", "doctest"] if "blank" in name or "rechnen" in name else []
    result = subprocess.run(
        [sys.executable, "-I", "-B", *arguments, file],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    example = read_example(file.read_text(encoding="utf-8"))
    if example.outcomes:
        assert result.stdout in {outcome.stdout for outcome in example.outcomes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sphinx_s_own_doctest_agrees(built: Build, language: str) -> None:
    tested = built("doctest", language)
    assert (tested.status, tested.warnings) == (0, [])
    report = tested.text("output.txt")
    assert "    4 tests\n    0 failures in tests" in report
    assert "sorted_words" in report
    # It knows one output for each block, so what has several is not for it.
    assert "two_threads" not in report
    assert "stuck" not in report


# -- HTML


def parse(built: Built, name: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(built.text(name))
    assert isinstance(root, Element)
    return root


def having(root: Element, kind: str) -> list[Element]:
    return [e for e in root.iter() if kind in str(e.get("class", "")).split()]


def text(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("de", ["Übliche Ausgabe", "Auch möglich", "Ausgabe"]),
        ("en", ["Usual output", "Also possible", "Output"]),
    ],
)
def test_outcomes_are_told_apart(built: Build, language: str, labels: list[str]) -> None:
    page = parse(built("html", language), "index.html")
    assert [text(label) for label in having(page, "gleichlauf-label")] == labels


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Verklemmung: Das Programm endet nie"),
        ("de", "Hauptprogramm wartet hier: lock"),
        ("en", "Deadlock: it never ends"),
        ("en", "Main program waits here: lock"),
    ],
)
def test_an_ending_is_described(built: Build, language: str, sentence: str) -> None:
    page = parse(built("html", language), "index.html")
    [*_, stuck] = having(page, "gleichlauf-outcome")
    assert sentence in text(stuck)


def test_code_and_output_that_follow_one_another_share_a_frame(built: Build) -> None:
    page = parse(built("html", "en"), "markdown.html")
    frame = having(page, "gleichlauf-example")[0]
    assert "for wort in sorted" in text(frame)
    assert [text(pre) for pre in having(frame, "gleichlauf-outcome")[0].iter("pre")] == [
        "I take the: Auto\nI take the: Zug\n"
    ]


def test_prose_between_code_and_output_stays_there(built: Build) -> None:
    whole = text(parse(built("html", "en"), "index.html"))
    places = [whole.index(part) for part in ("def melde", "The first one usually", "Thread 1 is")]
    assert places == sorted(places)


def test_captions_and_emphasised_lines_stay(built: Build) -> None:
    page = parse(built("html", "en"), "index.html")
    assert "Who is done first?" in [text(caption) for caption in having(page, "caption-text")]
    assert [text(line) for line in having(page, "hll")] == [
        ' 6    print(f"Thread {nummer} is done.")\n',
        "return ergebnis  # Only a piece.\n",
    ]


def test_lines_are_emphasised_by_their_text_in_markdown_as_well(built: Build) -> None:
    page = parse(built("html", "en"), "markdown.html")
    assert [text(line) for line in having(page, "hll")] == [
        'for wort in sorted(["Zug", "Auto"]):\n',
        '    print("I take the:", wort)\n',
        '>>> print("above\\n\\nand below")\n',
    ]


def test_all_code_can_be_scrolled_with_the_keyboard(built: Build) -> None:
    for name in ("index.html", "markdown.html"):
        found = list(parse(built("html", "de"), name).iter("pre"))
        assert found
        assert {pre.get("tabindex") for pre in found} == {"0"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_downloads_are_the_examples_of_the_page_s_language(
    built: Build, builder: str, language: str
) -> None:
    pages = {"html": ["index.html", "markdown.html"], "singlehtml": ["index.html"]}
    linked = set()
    for page in pages.get(builder, ["index.html", "markdown/index.html"]):
        root = parse(built(builder, language), page)
        for link in having(root, "download"):
            assert link.get("download") == ""
            target = (built(builder, language).out / page).parent / str(link.get("href"))
            linked.add(target.resolve().relative_to(built(builder, language).out).as_posix())
    zips = {"_examples/index.zip", "_examples/markdown.zip"}
    assert linked == {f"_examples/{name}" for name in EXAMPLES} | zips
    for name in EXAMPLES:
        expected = built("examples", language).text(name)
        assert built(builder, language).text(f"_examples/{name}") == expected
    for name in zips:
        with zipfile.ZipFile(built(builder, language).out / name) as archive:
            assert archive.testzip() is None
            for member in archive.namelist():
                content = archive.read(member).decode()
                assert content == built("examples", language).text(member)
                assert member.startswith(Path(name).stem)


def test_the_stylesheet_is_there_and_nothing_is_written_into_the_page(built: Build) -> None:
    html = built("html", "en").text("index.html")
    assert "_static/gleichlauf.css" in html
    assert "gleichlauf.css" in " ".join(built("html", "en").files())
    page = parse(built("html", "en"), "index.html")
    for frame in having(page, "gleichlauf-example"):
        for element in frame.iter():
            assert element.tag not in {"style", "script"}
            assert "style" not in element.attrib


def test_an_e_book_offers_no_downloads(built: Build) -> None:
    with zipfile.ZipFile(built("epub", "en").out / "Tiny.epub") as book:
        page = book.read("index.xhtml").decode()
        assert "Usual output" in page
        assert "_examples" not in page
        assert not [name for name in book.namelist() if "_examples" in name]


def test_plain_text_says_what_the_page_says(built: Build) -> None:
    text = built("text", "en").text("index.txt")
    assert "Usual output\n\n   Thread 1 is done.\n   Thread 2 is done.\n" in text
    assert '* Main program waits here: "lock.acquire()  # It goes no further."' in text


def test_translation_progress_counts_code(tinysite: Site) -> None:
    for language in LANGUAGES:
        built = tinysite.build(
            "html", language, tinysite.root / "build/progress", translation_progress_classes=True
        )
        page = built.text("index.html")
        assert "untranslated" not in page
        assert (' class="translated highlight-python notranslate"' in page) is (language == "en")


# -- gettext


def entries(built: Built, page: str) -> dict[str, Message]:
    catalogue = read_po(BytesIO(built.text(f"{page}.pot").encode()), abort_invalid=True)
    return {str(message.id): message for message in catalogue if message.id}


def test_messages_have_their_own_lines_and_say_that_they_are_code(built: Build) -> None:
    found = entries(built("gettext", "de"), "index")
    source = (Path(__file__).parent / "tinysite/docs/index.rst").read_text().splitlines()
    expected = {
        "Begrüßt alle,\ndie zuhören.": (["Python comment"], ["# Begrüßt alle,"]),
        "Hallo, Welt!": (["Python text"], ['print("Hallo, Welt!")']),
        "Faden {nummer} ist fertig.": (
            ["Python text (f-string); keep {nummer}"],
            ['print(f"Faden {nummer} ist fertig.")'],
        ),
        "Faden 1 ist fertig.": (["Python output"], ["Faden 1 ist fertig."] * 2),
        "Summe fertig": (
            ["Python output", "Python text"],
            ['>>> print("Summe fertig")', "Summe fertig"],
        ),
        "Nur ein Stück.": (["Python comment"], ["return ergebnis  # Nur ein Stück."]),
        "Wer ist zuerst fertig?": ([], None),
    }
    for message, (comments, lines) in expected.items():
        assert found[message].auto_comments == comments
        if lines is not None:
            at = [source[line - 1].strip() for _, line in found[message].locations]
            assert at == lines


@pytest.mark.parametrize("page", ["index", "markdown"])
def test_no_message_is_missing_or_left_over(built: Build, tinysite: Site, page: str) -> None:
    path = tinysite.root / "locales/en/LC_MESSAGES" / f"{page}.po"
    with path.open("rb") as file:
        translated = {str(message.id) for message in read_po(file) if message.id}
    assert set(entries(built("gettext", "de"), page)) == translated


def test_set_up_code_and_whole_blocks_are_no_messages(tinysite: Site) -> None:
    out = tinysite.root / "build/gettext-literal"
    targets = ["literal-block", "doctest-block"]
    built = tinysite.build("gettext", "de", out, gettext_additional_targets=targets)
    found = {**entries(built, "index"), **entries(built, "markdown")}
    assert "bleibt deutsch" not in found
    assert "Kein Python." in found  # not Python, so Sphinx's own behaviour
    assert not [message for message in found if "print(" in message or "import" in message]


def test_the_catalogues_survive_sphinx_intl(tinysite: Site, tmp_path: Path) -> None:
    shutil.copytree(tinysite.root, tmp_path / "site", ignore=shutil.ignore_patterns("build"))
    shutil.copytree(tinysite.build("gettext", "de").out, tmp_path / "pot")
    folder = tmp_path / "site/locales/en/LC_MESSAGES"
    with (folder / "index.po").open("rb") as file:
        before = {m.id: m for m in read_po(file)}
    update = ["update", "-w", "0", "-l", "en"]
    folders = ["-p", str(tmp_path / "pot"), "-d", str(folder.parents[1])]
    sphinx_intl([*update, *folders], standalone_mode=False)
    with (folder / "index.po").open("rb") as file:
        after = {m.id: m for m in read_po(file)}
    assert after.keys() == before.keys()
    for message, entry in after.items():
        assert entry.string == before[message].string or not message
        assert entry.auto_comments == before[message].auto_comments or not message
    assert after["Hallo, Welt!"].auto_comments == ["Python text"]


def test_sessions_are_sessions_to_python_itself(built: Build) -> None:
    code = read_example(built("examples", "en").text("markdown/blank.py")).code
    [example] = doctest.DocTestParser().get_examples(code)
    assert example.want == "above\n<BLANKLINE>\nand below\n"
