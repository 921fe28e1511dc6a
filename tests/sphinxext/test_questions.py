"""Questions: what a page shows of them, and that a wrong key fails the build at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.sphinxext.conftest import Built, Site

PAGE = """\
Page
====

.. testcode:: guests

   import threading

   arrived = []


   def arrive(name):
       arrived.append(name)
       print("Da ist", name)


   threads = [threading.Thread(target=arrive, args=(name,)) for name in ("Anna", "Ben")]
   for thread in threads:
       thread.start()
   for thread in threads:
       thread.join()

.. question:: guests

   Was gibt das Programm aus?

   .. answer:: Da ist Anna
               Da ist Ben
      :right:

   .. answer:: Da ist Ben
               Da ist Anna
      :right:

      Auch das.

   .. answer:: Da ist Anna
               Da ist Anna

      Jeder kommt *einmal*.

   .. answer::
      :never-ends:

      Niemand wartet auf etwas.

.. testoutput:: guests

   Da ist Anna
   Da ist Ben

.. testoutput:: guests
   :also-possible:

   Da ist Ben
   Da ist Anna
"""

CHANGE = """
.. question:: guests

   Womit ist Anna immer die Erste?

   .. answer:: Mit einer Pause
      :change:

      .. code-block:: python
         :fragment:

         def arrive(name):
             if name == "Ben":
                 thread = threading.current_thread()
             print("Da ist", name)

      Das hält niemanden auf.

   .. answer:: Mit ``join``
      :change:
      :right:

      .. code-block:: python
         :fragment:

         def arrive(name):
             if name == "Ben":
                 threads[0].join()  # erst Anna
             print("Da ist", name)
"""

CONDITION = """
.. question:: guests

   Was gilt am Ende?

   .. answer:: Zwei sind da
      :if: len(arrived) == 2
      :right:

   .. answer:: Niemand ist da
      :if: not arrived

      Beide sind gekommen.
"""

TRANSLATIONS = {
    "Da ist": "Here is",
    "Da ist Anna": "Here is Anna",
    "Da ist Ben": "Here is Ben",
    "Was gibt das Programm aus?": "What does the program print?",
    "Auch das.": "That, too.",
    "Jeder kommt *einmal*.": "Each comes *once*.",
    "Niemand wartet auf etwas.": "Nobody waits for anything.",
    "erst Anna": "Anna first",
}


def build(site: Site, text: str, builder: str = "html", language: str = "de") -> Built:
    site.write("docs/index.rst", text)
    return site.build(builder, language, gleichlauf_questions=True)


def parse(built: Built) -> Element:
    found: Element = html5lib.parse(built.text("index.html"), namespaceHTMLElements=False)
    return found


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_a_question_on_a_page(site: Site) -> None:
    built = build(site, PAGE)
    assert (built.warnings, built.status) == ([], 0)
    page = parse(built)
    (group,) = page.iter("fieldset")
    assert words(group.find("legend")) == "Erst vorhersagen"
    described = next(it for it in page.iter() if it.get("id") == group.get("aria-describedby"))
    assert words(described) == "Was gibt das Programm aus?"
    labels = list(group.iter("label"))
    assert [words(it) for it in labels] == [
        "Da ist Anna Da ist Ben",
        "Da ist Ben Da ist Anna",
        "Da ist Anna Da ist Anna",
        "Das Programm endet nie.",
    ]
    boxes = [box for label in labels for box in label.iter("input")]
    assert [it.attrib for it in boxes] == [{"type": "checkbox"}] * 4


def test_the_key_is_folded(site: Site) -> None:
    page = parse(build(site, PAGE))
    (question,) = [it for it in page.iter("div") if "gleichlauf-question" in it.get("class", "")]
    (key,) = question.iter("details")
    assert words(key.find("summary")) == "Antwort"
    found = [(it.get("class"), words(it)) for it in key.iter("li")]
    assert found == [
        ("gleichlauf-right gleichlauf-goal-0", "Da ist Anna Da ist Ben Möglich."),
        ("gleichlauf-right gleichlauf-goal-1", "Da ist Ben Da ist Anna Möglich. Auch das."),
        (
            "gleichlauf-not",
            "Da ist Anna Da ist Anna In keinem geprüften Ablauf. Jeder kommt einmal.",
        ),
        (
            "gleichlauf-not",
            "Das Programm endet nie. In keinem geprüften Ablauf. Niemand wartet auf etwas.",
        ),
    ]


def test_changes_and_conditions(site: Site) -> None:
    built = build(site, PAGE + CHANGE + CONDITION)
    assert (built.warnings, built.status) == ([], 0)
    groups = list(parse(built).iter("fieldset"))
    assert [words(it) for it in groups[1].iter("label")] == ["Mit einer Pause", "Mit join"]
    code = [words(it) for it in groups[1].iter("pre")]
    assert len(code) == 2
    assert "threads[0].join()" in code[1]
    assert "guests.py" in built.text("index.html")  # the change is no example of its own
    assert sum(name.endswith(".py") for name in built.files()) == 1


def test_outputs_are_taken_in_the_language_of_the_page(site: Site) -> None:
    site.translate(TRANSLATIONS)
    built = build(site, PAGE + CHANGE, language="en")
    assert (built.warnings, built.status) == ([], 0)
    group, change = parse(built).iter("fieldset")
    assert words(group.find("legend")) == "Predict first"
    assert words(next(group.iter("label"))) == "Here is Anna Here is Ben"
    assert "# Anna first" in words(change)


def test_messages_for_translators(site: Site) -> None:
    built = build(site, PAGE + CHANGE, "gettext")
    catalogue = built.text("index.pot")
    for message in TRANSLATIONS:
        assert f'msgid "{message}"' in catalogue


WRONG = {
    "said to be possible": (
        PAGE.replace("\n\n      Jeder", "\n      :right:\n\n      Jeder"),
        ".. answer:: Da ist Anna\n               Da ist Anna",
        "in no schedule that was searched",
    ),
    "said to be impossible": (
        PAGE.replace("      :right:\n\n      Auch", "\n      Auch"),
        ".. answer:: Da ist Ben",
        "the key says that this does not happen",
    ),
    "said to end": (
        PAGE.replace("      :never-ends:", "      :never-ends:\n      :right:"),
        ".. answer::\n      :never-ends",
        "the key says that this happens",
    ),
    "an output that is no longer the program's": (
        PAGE.replace(":: Da ist", ":: Hier ist", 1),
        ".. answer:: Hier ist Anna",
        "in no schedule that was searched",
    ),
    "a change that does not help": (
        PAGE + CHANGE.replace("      :change:\n\n", "      :change:\n      :right:\n\n", 1),
        ".. answer:: Mit einer Pause",
        "the program can still do: Da ist Ben / Da ist Anna",
    ),
    "a change that does": (
        PAGE + CHANGE.replace("      :right:\n\n", "\n").rstrip() + "\n\n      Nein.\n",
        ".. answer:: Mit ``join``",
        "with it the program does only what it should",
    ),
    "a condition": (
        PAGE + CONDITION.replace("not arrived", "not arrived\n      :right:"),
        ".. answer:: Niemand ist da",
        "the key says that this is so, but it is not",
    ),
    "an example that is not there": (
        PAGE.replace(".. question:: guests", ".. question:: gests"),
        ".. question:: gests",
        "the page has no example named 'gests' (it has: guests)",
    ),
}


def line_of(text: str, part: str) -> int:
    assert text.count(part) == 1
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(("text", "part", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_key_fails_the_build_at_its_line(
    site: Site, text: str, part: str, reason: str
) -> None:
    built = build(site, text)
    assert built.status == 1
    (found,) = built.warnings
    assert found.startswith(f"docs/index.rst:{line_of(text, part)}: ERROR: ")
    assert reason in found


@pytest.mark.parametrize("strictly", [["-W"], []], ids=["-W", "without -W"])
def test_on_the_command_line(site: Site, strictly: list[str]) -> None:
    text, part, reason = WRONG["said to be impossible"]
    site.write("docs/index.rst", text)
    options = ["-D", "gleichlauf_questions=1", *strictly]
    for _ in range(2):  # also where nothing has changed since
        ran = site.run("-b", "html", *options, "docs", "out")
        assert ran.returncode != 0
        assert f"docs/index.rst:{line_of(text, part)}: " in ran.stderr
        assert reason in ran.stderr
    site.write("docs/index.rst", PAGE)
    ran = site.run("-b", "html", *options, "docs", "out")
    assert (ran.returncode, ran.stderr) == (0, "")


BAD = {
    "one answer": (
        ".. question:: guests\n\n   Was?\n\n   .. answer:: Anna\n      :right:\n",
        "at least two answers",
    ),
    "no reason": (
        ".. question:: guests\n\n   Was?\n\n   .. answer:: A\n      :right:\n\n   .. answer:: B\n",
        "needs its reason",
    ),
    "nothing to tick": (
        ".. question:: guests\n\n   Was?\n\n   .. answer:: A\n      :right:\n\n   .. answer::\n"
        "      :right:\n",
        "give the output",
    ),
    "two kinds at once": (
        ".. question:: guests\n\n   Was?\n\n   .. answer:: A\n      :right:\n\n   .. answer:: B\n"
        "      :if: True\n      :line:\n\n      Nein.\n",
        "an answer is an output, or with :change:",
    ),
}


@pytest.mark.parametrize(("text", "reason"), BAD.values(), ids=BAD)
def test_how_a_question_is_written(site: Site, text: str, reason: str) -> None:
    built = build(site, PAGE + "\n" + text)
    assert any(reason in warning for warning in built.warnings)


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "xml", "singlehtml"])
def test_in_every_format_question_and_answer_follow_each_other(site: Site, builder: str) -> None:
    built = build(site, PAGE + CHANGE + CONDITION, builder)
    assert [it for it in built.warnings if "epub" not in it] == []
    assert built.status == 0
    texts = [
        (built.out / name).read_text(encoding="utf-8")
        for name in built.files()
        if name.endswith((".txt", ".tex", "index.xhtml", ".1", ".xml", "index.html"))
    ]
    text = next(it for it in texts if "Erst vorhersagen" in it)
    assert text.index("Erst vorhersagen") < text.index("In keinem gepr")


def test_without_the_setting_there_is_no_directive(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    built = site.build("html", "de")
    assert any('Unknown directive type "question"' in it for it in built.warnings)


def test_assets_only_where_they_are_needed(site: Site) -> None:
    site.write("docs/other.rst", ":orphan:\n\nOther\n=====\n\nNothing to ask.\n")
    built = build(site, PAGE)
    for asset in ("gleichlauf.js", "gleichlauf.css"):
        assert asset in built.text("index.html")
        assert asset not in built.text("other.html")


MARKDOWN = """\
# Page

```{testcode} hello
print("Guten Tag")
```

```{testoutput} hello
Guten Tag
```

````{question} hello

Was steht da?

```{answer} Guten Tag
:right:
```

```{answer} Guten Abend

Es ist Tag.
```
````
"""


def test_in_markdown(site: Site) -> None:
    site.write("docs/index.md", MARKDOWN)
    built = site.build("html", "de", gleichlauf_questions=True)
    assert (built.warnings, built.status) == ([], 0)
    assert [words(it) for it in parse(built).iter("label")] == ["Guten Tag", "Guten Abend"]
    site.write("docs/index.md", MARKDOWN.replace(":right:\n", "\nDoch.\n"))
    built = site.build("html", "de", gleichlauf_questions=True)
    assert built.status == 1
    assert built.warnings[0].startswith("docs/index.md:")
