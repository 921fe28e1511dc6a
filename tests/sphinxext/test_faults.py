"""Bad input gets a warning at the line of the person who has to act, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Site

HEAD = {"rst": "Anfang\n======\n\n", "md": "# Anfang\n\n\n"}
GOOD = {
    "rst": '.. testcode:: good\n\n   print("Guten Tag")\n\n',
    "md": '```{testcode} good\nprint("Guten Tag")\n```\n\n',
}


class Bad(NamedTuple):
    """A page after its title, and where (from its fourth line on) a warning says what."""

    page: str
    line: int
    warning: str
    markup: str = "rst"


CODE = ".. testcode:: a\n\n   x = 1\n\n"  # four lines
OUTPUT = ".. testoutput:: a\n\n   Text\n\n"

BAD = {
    "a plain block that does not parse": Bad(
        "::\n\n   x = 1\n   def f(:\n", 4, "does not parse as Python"
    ),
    "the same in Markdown": Bad(
        "```python\nx = 1\ndef f(:\n```\n", 3, "does not parse as Python", "md"
    ),
    "a program that does not parse": Bad(
        ".. testcode:: a\n\n   x = 1\n   y = (\n", 4, "does not parse as Python"
    ),
    "set-up code that does not parse": Bad(
        ".. testsetup:: a\n\n   x = = 1\n", 3, "does not parse as Python"
    ),
    "a session that does not parse": Bad(">>> x = 1\n>>> def f(:\n", 2, "does not parse as Python"),
    "how to write a fragment": Bad("::\n\n   else:\n", 3, ":fragment:"),
    "output without code": Bad(OUTPUT, 3, "this output belongs to no example"),
    "output without code, in Markdown": Bad(
        "```{testoutput} a\nText\n```\n", 2, "this output belongs to no example", "md"
    ),
    "output before its code": Bad(OUTPUT + CODE, 3, "before the code that prints it"),
    "set-up code without code": Bad(".. testsetup:: a\n\n   x = 1\n", 3, "no code named 'a'"),
    "an unknown option": Bad(
        ".. testcode:: a\n   :capshun: de\n\n   x = 1\n", 1, 'unknown option: "capshun"'
    ),
    "an unknown option in Markdown": Bad(
        "```{testcode} a\n:capshun: de\n\nx = 1\n```\n", 2, "capshun", "md"
    ),
    "a wrong value of an option": Bad(
        ".. testcode:: a\n   :bound: many\n\n   x = 1\n",
        1,
        'invalid option value: (option: "bound"',
    ),
    "a file outside of the folder": Bad(
        ".. testcode:: a\n   :files: ../x\n\n   x = 1\n", 1, "no path below the working directory"
    ),
    "options of Python on another language": Bad(
        ".. code-block:: c\n   :files: a\n\n   int x;\n", 4, "but the block is 'c'"
    ),
    "emphasised lines that are not there": Bad(
        ".. testcode:: a\n   :emphasize-lines: 2\n\n   x = 1\n", 1, "there are only 1 lines"
    ),
    "an emphasised text that is not there": Bad(
        ".. testcode:: a\n   :emphasize: y = 1\n\n   x = 1\n",
        1,
        "no line of the block has 'y = 1'; copy the text from the line",
    ),
    "an emphasised text that may be two lines": Bad(
        "```{code-block} c\n:emphasize: x\n\nint x;\nx = 1;\n```\n", 1, "line 1 or line 2", "md"
    ),
    "a name that climbs": Bad(
        ".. testcode:: a\n   :example: ../a\n\n   x = 1\n", 4, "'../a' cannot be the name"
    ),
    "a name in capitals": Bad(
        ".. testcode:: a\n   :example: AsyncZip\n\n   x = 1\n", 4, "lower-case letters"
    ),
    "a name that is a module": Bad(
        ".. code-block:: python\n   :example: queue\n\n   x = 1\n", 4, "queue_example would do"
    ),
    "a fragment in a group": Bad(
        ".. testcode:: a\n   :fragment:\n\n   x = 1\n", 4, "a fragment cannot be part of an example"
    ),
    "an empty program": Bad(".. testcode:: a\n", 1, "this testcode is empty"),
    "a second output": Bad(CODE + OUTPUT * 2, 11, "is it :also-possible:?"),
    "no usual output": Bad(
        CODE + ".. testoutput:: a\n   :also-possible:\n\n   Text\n", 8, "is the usual one"
    ),
    "one output twice": Bad(
        CODE + OUTPUT + ".. testoutput:: a\n   :also-possible:\n\n   Text\n", 12, "the same outcome"
    ),
    "waiting without an ending": Bad(
        CODE + ".. testoutput:: a\n   :waiting: T: x = 1\n\n   Text\n", 8, ":ending: deadlock"
    ),
    "waiting at a line that is not there": Bad(
        CODE + ".. testoutput:: a\n   :ending: hang\n   :waiting: T: y = 1\n\n   Text\n",
        9,
        "no line of the example's code is 'y = 1'",
    ),
    "output after a deadlock": Bad(
        CODE + ".. testoutput:: a\n   :ending: deadlock\n\n   Text\n\n" + CODE + OUTPUT,
        16,
        "after a deadlock or a hang nothing can be printed",
    ),
    "two blocks with several outputs": Bad(
        (CODE + OUTPUT + ".. testoutput:: a\n   :also-possible:\n\n   Anders\n\n") * 2,
        25,
        "only one block of code of an example can have several outputs",
    ),
    "output of a session": Bad(
        ".. doctest:: a\n\n   >>> 1\n   1\n\n" + OUTPUT, 8, "holds its output itself"
    ),
    "two bounds": Bad(
        (".. testcode:: a\n   :bound: {}\n\n   x = 1\n\n" * 2).format(1, 2) + OUTPUT,
        9,
        "differ in :bound:",
    ),
    "a bound for no search": Bad(
        ".. testcode:: a\n   :bound: 1\n   :explore: no\n\n   x = 1\n\n" + OUTPUT,
        5,
        "leaves nothing to search",
    ),
    "code that no file can hold": Bad(
        ".. testcode:: a\n\n   # ---- Set-up ----\n   x = 1\n", 3, "looks like a heading"
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_warning_says_where_and_what(site: Site, bad: Bad) -> None:
    site.write(f"docs/index.{bad.markup}", HEAD[bad.markup] + bad.page)
    warnings = [w for w in site.build("dummy", "de").warnings if "duplicate" not in w.lower()]
    [at] = [n for n, text in enumerate(warnings) if f"docs/index.{bad.markup}:" in text]
    warning = " ".join(warnings[at:])  # docutils repeats the directive below its own
    line = bad.line + HEAD[bad.markup].count("\n")
    assert warning.startswith(f"docs/index.{bad.markup}:{line}: ")
    assert bad.warning in warning


@pytest.mark.parametrize("markup", HEAD)
def test_what_is_right_gives_no_warning(site: Site, markup: str) -> None:
    site.write(f"docs/index.{markup}", HEAD[markup] + GOOD[markup])
    built = site.build("examples", "de")
    assert (built.warnings, built.files()) == ([], ["index/good.py"])


def test_a_faulty_page_keeps_its_files(site: Site) -> None:
    out = site.root / "examples"
    site.write("docs/index.rst", HEAD["rst"] + GOOD["rst"] + CODE)
    before = site.build("examples", "de", out)
    texts = {name: before.text(name) for name in before.files()}
    assert set(texts) == {"index/good.py", "index/a.py"}
    site.write("docs/index.rst", HEAD["rst"] + GOOD["rst"] + CODE.replace("1", "("))
    after = site.build("examples", "de", out)
    assert len(after.warnings) == 1
    assert {name: after.text(name) for name in after.files()} == texts


def test_a_file_of_the_reader_s_is_in_the_way(site: Site) -> None:
    site.write("docs/index.rst", HEAD["rst"] + GOOD["rst"])
    site.write("examples/index/good.py", "print('mine')\n")
    built = site.build("examples", "de", site.root / "examples")
    [warning] = built.warnings
    assert warning.startswith("examples/index/good.py:1: ")
    assert "not made by this builder" in warning
    assert built.text("index/good.py") == "print('mine')\n"


TRANSLATIONS = {
    "a lost field": ('print(f"Faden {n} fertig")', "Faden {n} fertig", "thread done", "{n}"),
    "a field of its own making": (
        'print(f"Faden {n} fertig")',
        "Faden {n} fertig",
        "thread {number} done",
        "{n}",
    ),
    "a lost % format": ('print("Faden %s fertig" % n)', "Faden %s fertig", "done", "%s"),
    "a comment with another number of lines": (
        "# eins\n   # zwei\n   x = 1",
        "eins\nzwei",
        "one and two",
        "line",
    ),
}


@pytest.mark.parametrize(
    ("code", "message", "translation", "warning"), TRANSLATIONS.values(), ids=TRANSLATIONS
)
def test_a_translation_that_does_not_fit_is_shown_in_its_catalogue(
    site: Site, code: str, message: str, translation: str, warning: str
) -> None:
    site.write("docs/index.rst", f"{HEAD['rst']}::\n\n   n = 1\n   {code}\n")
    path = site.translate({"Anfang": "Title", message: translation})
    source = path.read_text().splitlines()
    line = next(n for n, text in enumerate(source, 1) if message.split("\n")[0] in text)
    if "\n" in message:
        line -= 1  # an entry of several lines starts with msgid ""
    [found] = site.build("dummy").warnings
    assert found.startswith(f"locales/en/LC_MESSAGES/index.po:{line}: ")
    assert "this translation is not used" in found
    assert "docs/index.rst:7" in found
    assert warning in found


def test_the_source_stays_where_a_translation_does_not_fit(site: Site) -> None:
    site.write("docs/index.rst", HEAD["rst"] + '::\n\n   n = 1\n   print(f"Faden {n}")  # Gruß\n')
    site.translate({"Faden {n}": "Thread", "Gruß": "Greeting"})
    text = site.build("text").text("index.txt")
    assert 'print(f"Faden {n}")  # Greeting' in text


@pytest.mark.parametrize(
    ("damage", "line"),
    [('msgid "open', 'msgid "open'), ("nonsense\n", "nonsense"), ('msgstr T"\n', "msgstr T")],
)
def test_a_malformed_entry_costs_one_warning_and_no_other_translation(
    site: Site, damage: str, line: str
) -> None:
    site.write("docs/index.rst", HEAD["rst"] + GOOD["rst"])
    path = site.translate({"Guten Tag": "Good day"})
    path.write_text(path.read_text() + damage)
    number = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if line in text)
    built = site.build("text")
    (warning,) = built.warnings
    assert warning.startswith(f"locales/en/LC_MESSAGES/index.po:{number}: WARNING: catalogue: ")
    assert "Good day" in built.text("index.txt")


def test_a_missing_language_is_named(site: Site) -> None:
    site.write("docs/index.rst", HEAD["rst"] + GOOD["rst"])
    site.translate({"Guten Tag": "Good day"})
    [warning] = site.build("dummy", "fr").warnings
    assert warning.startswith("conf.py:1: ")
    assert "no catalogues for the language 'fr'" in warning
    for language in ("de", "en"):
        assert site.build("dummy", language).warnings == []


def test_warnings_become_errors(site: Site) -> None:
    site.write("docs/index.rst", HEAD["rst"] + OUTPUT)
    result = site.run("-W", "-b", "dummy", "docs", "build/dummy")
    assert result.returncode == 1
    assert result.stderr.startswith("docs/index.rst:6: ")
    assert "Traceback" not in result.stderr
