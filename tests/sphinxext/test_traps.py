"""What goes wrong in translated code without the extension, in both kinds of markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from tests.sphinxext.conftest import Built, Site, small_site


@dataclass(frozen=True)
class Trap:
    """A page in both kinds of markup, its translations, and what comes of it.

    ``shown`` are the blocks of the English page, ``messages`` what the catalogue holds for it
    with the line of the rst and of the md page, ``tests`` how many tests Sphinx's doctest runs.
    """

    rst: str
    md: str
    translations: dict[str, str]
    shown: list[str]
    messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    tests: int = 0


TRAPS = {
    "a plain block is no '::'": Trap(
        rst='Block::\n\n   print("Guten Tag")\n',
        md='```python\nprint("Guten Tag")\n```\n',
        translations={"Guten Tag": "Good day"},
        shown=['print("Good day")'],
        messages={"Guten Tag": (6, 4)},
    ),
    "a doctest directive does not vanish": Trap(
        rst='.. doctest:: greeting\n\n   >>> print("Guten Tag")\n   Guten Tag\n',
        md='```{doctest} greeting\n>>> print("Guten Tag")\nGuten Tag\n```\n',
        translations={"Guten Tag": "Good day"},
        shown=['>>> print("Good day")\nGood day'],
        messages={"Guten Tag": (6, 4)},
        tests=1,
    ),
    "a doctest with a flag is tested as shown": Trap(
        rst='.. doctest:: a\n\n   >>> print("Eins  zwei")  # doctest: +NORMALIZE_WHITESPACE\n'
        "   Eins zwei\n",
        md='```{doctest} a\n>>> print("Eins  zwei")  # doctest: +NORMALIZE_WHITESPACE\n'
        "Eins zwei\n```\n",
        translations={"Eins  zwei": "One  two", "Eins zwei": "One two"},
        shown=['>>> print("One  two")\nOne two'],
        tests=1,
    ),
    "a doctest with a blank line is tested as shown": Trap(
        rst='.. doctest:: a\n\n   >>> print("oben\\n\\nunten")\n'
        "   oben\n   <BLANKLINE>\n   unten\n",
        md='```{doctest} a\n>>> print("oben\\n\\nunten")\noben\n<BLANKLINE>\nunten\n```\n',
        translations={"oben\n\nunten": "up\n\ndown", "oben": "up", "unten": "down"},
        shown=['>>> print("up\\n\\ndown")\nup\n\ndown'],
        tests=1,
    ),
    "a bare session with a flag is translated": Trap(
        rst='>>> print("Eins  zwei")  # doctest: +NORMALIZE_WHITESPACE\nEins zwei\n',
        md='```{eval-rst}\n>>> print("Eins  zwei")  # doctest: +NORMALIZE_WHITESPACE\n'
        "Eins zwei\n```\n",
        translations={"Eins  zwei": "One  two", "Eins zwei": "One two"},
        shown=['>>> print("One  two")\nOne two'],
        tests=1,
    ),
    "an indented session reaches the catalogue": Trap(
        rst='Text\n\n   >>> print("Guten Tag")\n   Guten Tag\n',
        md='Text\n\n```{eval-rst}\n\n   >>> print("Guten Tag")\n   Guten Tag\n```\n',
        translations={"Guten Tag": "Good day"},
        shown=['>>> print("Good day")\nGood day'],
        messages={"Guten Tag": (6, 7)},
        tests=1,
    ),
    "hidden output is that of the translated code": Trap(
        rst='.. testcode:: a\n\n   print("Guten Tag")\n\n'
        ".. testoutput:: a\n   :hide:\n\n   Guten Tag\n",
        md='```{testcode} a\nprint("Guten Tag")\n```\n\n'
        "```{testoutput} a\n:hide:\n\nGuten Tag\n```\n",
        translations={"Guten Tag": "Good day"},
        shown=['print("Good day")'],
        messages={"Guten Tag": (6, 4)},
        tests=1,
    ),
    "set-up code stays as it is": Trap(
        rst='.. testsetup:: a\n\n   gruss = "Guten Tag"\n\n'
        ".. testcode:: a\n\n   print(gruss)\n\n.. testoutput:: a\n\n   Guten Tag\n",
        md='```{testsetup} a\ngruss = "Guten Tag"\n```\n\n'
        "```{testcode} a\nprint(gruss)\n```\n\n```{testoutput} a\nGuten Tag\n```\n",
        translations={},
        shown=["print(gruss)", "Guten Tag"],
        messages={"Guten Tag": (14, 12)},
        tests=1,
    ),
    "characters that are markup elsewhere": Trap(
        rst='Block::\n\n   print("Ein *Stern, `ein Strich, |ein Rohr")  # |x| `y`\n',
        md='```python\nprint("Ein *Stern, `ein Strich, |ein Rohr")  # |x| `y`\n```\n',
        translations={
            "Ein *Stern, `ein Strich, |ein Rohr": "One *star, `one dash, |one pipe, {x}_",
            "|x| `y`": "`y`_ and |z|::",
        },
        shown=['print("One *star, `one dash, |one pipe, {x}_")  # `y`_ and |z|::'],
    ),
    "a last message that is the same in both languages": Trap(
        rst='Block::\n\n   print("Guten Tag")\n   print("Start")\n',
        md='```python\nprint("Guten Tag")\nprint("Start")\n```\n',
        translations={"Guten Tag": "Good day", "Start": "Start"},
        shown=['print("Good day")\nprint("Start")'],
    ),
    "a translation that is a later original": Trap(
        rst='Block::\n\n   print("eins")\n   print("zwei")\n',
        md='```python\nprint("eins")\nprint("zwei")\n```\n',
        translations={"eins": "zwei", "zwei": "eins"},
        shown=['print("zwei")\nprint("eins")'],
    ),
    "no translation, or an empty one": Trap(
        rst='Block::\n\n   print("Guten Tag")  # Gruß\n',
        md='```python\nprint("Guten Tag")  # Gruß\n```\n',
        translations={"Guten Tag": ""},
        shown=['print("Guten Tag")  # Gruß'],
    ),
    "a block in a list, with lines above it like its own": Trap(
        rst='* Punkt::\n\n     print("Guten Tag")\n\n* Punkt::\n\n     print("Guten Tag")\n',
        md='- Punkt\n\n  ```python\n  print("Guten Tag")\n  ```\n\n'
        '- Punkt\n\n  ```python\n  print("Guten Tag")\n  ```\n',
        translations={"Guten Tag": "Good day"},
        shown=['print("Good day")'] * 2,
        messages={"Guten Tag": (6, 6)},
    ),
    "a block in a quotation and a note": Trap(
        rst='.. note::\n\n   .. code-block:: python\n\n      print("Guten Tag")\n',
        md='> ```python\n> print("Guten Tag")\n> ```\n',
        translations={"Guten Tag": "Good day"},
        shown=['print("Good day")'],
        messages={"Guten Tag": (8, 4)},
    ),
    "a caption is prose": Trap(
        rst='.. code-block:: python\n   :caption: Ein *Gruß*\n\n   print("Guten Tag")\n',
        md='```{code-block} python\n:caption: Ein *Gruß*\n\nprint("Guten Tag")\n```\n',
        translations={"Guten Tag": "Good day", "Ein *Gruß*": "A *greeting*"},
        shown=['print("Good day")'],
        messages={"Guten Tag": (7, 6)},
    ),
    "texts that an author names": Trap(
        rst=".. code-block:: python\n   :texts: Tag\n   :not-texts: 'gar nicht'\n\n"
        '   tag = "Tag", "gar nicht"\n',
        md="```{code-block} python\n:texts: Tag\n:not-texts: \"'gar nicht'\"\n\n"
        'tag = "Tag", "gar nicht"\n```\n',
        translations={"Tag": "Day", "gar nicht": "not at all"},
        shown=['tag = "Day", "gar nicht"'],
        messages={"Tag": (8, 7)},
    ),
}
PAGES = {name: f"page{number:02}" for number, name in enumerate(TRAPS)}
MARKUPS = ("rst", "md")
TITLES = {"rst": "Anfang\n======\n\n", "md": "# Anfang\n\n"}


def write(site: Site, trap: Trap, markup: str, page: str) -> None:
    site.write(f"docs/{page}.{markup}", TITLES[markup] + getattr(trap, markup))
    site.translate(trap.translations, page)


def blocks(page: str) -> list[str]:
    found = re.findall(r"<pre tabindex=\"0\">(.*?)</pre>", page, re.DOTALL)
    return [html.unescape(re.sub("<.*?>", "", block)).rstrip() for block in found]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Built]:
    """Return a function that builds all traps, a page for each, in a markup and by a builder."""

    @cache
    def site(markup: str) -> Site:
        traps = small_site(tmp_path_factory.mktemp(markup))
        traps.write(f"docs/index.{markup}", TITLES[markup])
        for page, trap in zip(PAGES.values(), TRAPS.values(), strict=True):
            write(traps, trap, markup, page)
        return traps

    @cache
    def build(markup: str, builder: str) -> Built:
        language = "de" if builder == "gettext" else "en"
        return site(markup).build(builder, language, suppress_warnings=["toc.not_included"])

    return build


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("name", TRAPS)
def test_the_page_shows_translated_code(
    built: Callable[[str, str], Built], name: str, markup: str
) -> None:
    pages = built(markup, "html")
    assert pages.warnings == []
    assert blocks(pages.text(f"{PAGES[name]}.html")) == TRAPS[name].shown


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("name", TRAPS)
def test_the_catalogue_has_every_message_with_its_line(
    built: Callable[[str, str], Built], name: str, markup: str
) -> None:
    trap, page = TRAPS[name], PAGES[name]
    templates = built(markup, "gettext")
    assert templates.warnings == []
    catalogue = read_po(BytesIO(templates.text(f"{page}.pot").encode()), abort_invalid=True)
    found = {str(message.id): message.locations for message in catalogue}
    for message, lines in trap.messages.items():
        path, line = found[message][0]
        assert path.endswith(f"docs/{page}.{markup}")
        assert line == lines[MARKUPS.index(markup)]
    refused = {"gar nicht"}  # what the author has said is no text
    assert trap.translations.keys() - refused <= found.keys()


@pytest.mark.parametrize("markup", MARKUPS)
def test_sphinx_s_own_doctest_runs_what_the_pages_show(
    built: Callable[[str, str], Built], markup: str
) -> None:
    tested = built(markup, "doctest")
    assert (tested.status, tested.warnings) == (0, [])
    report = tested.text("output.txt")
    tests = sum(trap.tests for trap in TRAPS.values())
    assert f"\n{tests:5} tests\n    0 failures in tests\n" in report
    passed = re.findall(r"Document: (\w+)\n-+\n1 items? passed all tests:", report)
    assert passed == [PAGES[name] for name, trap in TRAPS.items() if trap.tests]


def test_a_wrong_translation_of_output_fails_in_sphinx_s_own_doctest(site: Site) -> None:
    trap = TRAPS["a doctest directive does not vanish"]
    site.write("docs/index.md", TITLES["md"] + trap.md.replace("\nGuten Tag", "\nGuten Abend"))
    site.translate({"Guten Tag": "Good day", "Guten Abend": "Good evening"})
    tested = site.build("doctest")
    assert tested.status == 1
    assert "Expected:\n    Good evening\nGot:\n    Good day\n" in tested.text("output.txt")


def template(site: Site) -> str:
    return site.build("gettext", "de").text("index.pot")


def test_prose_and_code_that_share_a_message_share_an_entry(site: Site) -> None:
    site.write("docs/index.rst", 'Anfang\n======\n\nGuten Tag\n\n::\n\n   print("Guten Tag")\n')
    site.translate({"Guten Tag": "Good day"})
    pot = template(site)
    assert pot.count('msgid "Guten Tag"') == 1
    assert "#. Python text\n#. also prose\n#: " in pot
    page = site.build().text("index.html")
    assert "<p>Good day</p>" in page
    assert blocks(page) == ['print("Good day")']


@pytest.mark.parametrize(
    ("language", "translated"),
    [("python3", True), ("python", True), ("default", False), ("none", False), ("c", False)],
)
def test_a_plain_block_is_python_where_the_project_says_so(
    site: Site, language: str, translated: bool
) -> None:
    site.write("docs/index.rst", 'Anfang\n======\n\n::\n\n   print("Guten Tag")\n')
    site.translate({"Guten Tag": "Good day"})
    built = site.build(highlight_language=language)
    assert ("Good day" in blocks(built.text("index.html"))[0]) is translated


def test_highlight_changes_the_language_from_there_on(site: Site) -> None:
    block = '::\n\n   print("Guten Tag")\n\n'
    site.write(
        "docs/index.rst",
        f"Anfang\n======\n\n{block}.. highlight:: none\n\n{block}.. highlight:: python\n\n{block}",
    )
    site.translate({"Guten Tag": "Good day"})
    shown = blocks(site.build().text("index.html"))
    assert ["Good" in block for block in shown] == [True, False, True]


def test_literalinclude_is_a_block_like_others(site: Site) -> None:
    site.write("docs/hello.py", 'print("Guten Tag")\n')
    site.write("docs/index.rst", "Anfang\n======\n\n.. literalinclude:: hello.py\n")
    site.translate({"Guten Tag": "Good day"})
    built = site.build()
    assert blocks(built.text("index.html")) == ['print("Good day")']
    assert "_examples/index/anfang.py" in built.files()
    assert re.search(r'#: \S+docs/hello\.py:1\nmsgid "Guten Tag"', template(site))


def test_an_included_file_has_lines_of_its_own(site: Site) -> None:
    site.write("docs/part.txt", 'Text\n\n::\n\n   print("Guten Tag")\n')
    site.write("docs/index.rst", "Anfang\n======\n\n.. include:: part.txt\n")
    pot = template(site)
    assert re.search(r'#: \S+docs/part\.txt:5\nmsgid "Guten Tag"', pot)


def test_alternatives_for_other_builders_are_translated_but_no_examples(site: Site) -> None:
    site.write(
        "docs/index.rst",
        "Anfang\n======\n\n"
        '.. only:: html\n\n   ::\n\n      print("Guten Tag")\n\n'
        '.. only:: latex\n\n   ::\n\n      print("Guten Abend")\n',
    )
    site.translate({"Guten Tag": "Good day", "Guten Abend": "Good evening"})
    examples = site.build("examples")
    assert examples.files() == ["index/anfang.py"]
    assert 'print("Good day")' in examples.text("index/anfang.py")
    assert "Good evening" in site.build("latex").text("tiny.tex")
    assert '"Guten Abend"' in template(site)


def test_one_catalogue_for_the_whole_site(site: Site) -> None:
    site.write("docs/index.rst", 'Anfang\n======\n\n::\n\n   print("Guten Tag")\n')
    site.translate({"Guten Tag": "Good day"}, "tiny")
    built = site.build(gettext_compact="tiny")
    assert blocks(built.text("index.html")) == ['print("Good day")']


def test_fuzzy_translations_are_not_used(site: Site) -> None:
    site.write("docs/index.rst", 'Anfang\n======\n\n::\n\n   print("Guten Tag")\n')
    path = site.translate({"Guten Tag": "Good night"})
    path.write_text(path.read_text().replace('msgid "Guten', '#, fuzzy\nmsgid "Guten'))
    built = site.build()
    assert built.warnings == []
    assert blocks(built.text("index.html")) == ['print("Guten Tag")']


def test_an_old_tutorial_works_as_it_stands(site: Site) -> None:
    """Labels, a marker after a full stop, Python 2 habits, blocks without a single option."""
    site.write(
        "docs/index.rst",
        ".. _tut-old:\n\n********************\nEine Führung, Teil 2\n********************\n\n"
        "Vorspann.\n\n.. _tut-threads:\n\nMehrere Fäden\n=============\n\n"
        "So läuft es im Hintergrund, während alles andere \nweiterläuft.::\n\n"
        "   import threading, zipfile\n\n"
        "   class Packer(threading.Thread):\n"
        "       def __init__(self, infile):\n"
        "           threading.Thread.__init__(self)\n"
        "           self.infile = infile\n"
        "       def run(self):\n"
        "           f = zipfile.ZipFile('archiv.zip', 'w', zipfile.ZIP_DEFLATED)\n"
        "           f.writestr(self.infile, 'x')\n"
        "           f.close()\n"
        "           print('Fertig gepackt:', self.infile)\n\n"
        "   background = Packer('daten.txt')\n"
        "   background.start()\n"
        "   background.join()    # Warten bis er fertig ist.\n\n"
        "Schluss.\n",
    )
    site.translate({"Fertig gepackt:": "Packed:", "Warten bis er fertig ist.": "Wait for it."})
    pot = template(site)
    assert re.search(r'#\. Python comment\n#: \S+index\.rst:31\nmsgid "Warten bis er fe', pot)
    examples = site.build("examples")
    assert (examples.warnings, examples.files()) == ([], ["index/mehrere_faeden.py"])
    text = examples.text("index/mehrere_faeden.py")
    assert "print('Packed:', self.infile)" in text
    assert "background.join()    # Wait for it.\n" in text
    assert "zipfile.ZipFile('archiv.zip', 'w', zipfile.ZIP_DEFLATED)" in text
