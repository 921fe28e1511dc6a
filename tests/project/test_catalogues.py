"""``make locales``: what the translators' catalogues keep, and what they drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.project.conftest import Project

NAME = "locales/en/LC_MESSAGES/index.po"

TRANSLATED = """# Translated by everyone.
# FIRST AUTHOR <EMAIL(at)ADDRESS>, 2026.
#, fuzzy
msgid ""
msgstr ""
"POT-Creation-Date: 2001-01-01 00:00+0000\\n"
"Last-Translator: FULL NAME <EMAIL(at)ADDRESS>\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

#: old/place.rst:99
msgid "Anfang"
msgstr "Beginning"

# A remark of the translator's.
msgid "Ein Absatz."
msgstr "A paragraph."

msgid "Gibt es nicht mehr."
msgstr "Is no more."
""".replace("(at)", "@")


def update(project: Project) -> str:
    result = project.make("locales")
    assert result.returncode == 0, result.stderr
    return (project.folder / NAME).read_text("utf-8")


def test_the_head_says_what_it_knows_and_names_nobody(project: Project) -> None:
    project.write(NAME, TRANSLATED)
    head = update(project).partition("\n\n")[0].splitlines()
    assert head[:3] == ["# Translated by everyone.", 'msgid ""', 'msgstr ""']
    fields = dict(line.strip('"').removesuffix("\\n").split(": ", 1) for line in head[3:])
    assert fields.keys() == {
        "Project-Id-Version",
        "Language",
        "Plural-Forms",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }


def test_translations_and_remarks_stay_and_places_are_true(project: Project) -> None:
    project.write(NAME, TRANSLATED)
    text = update(project)
    assert '#: docs/index.rst:2\nmsgid "Anfang"\nmsgstr "Beginning"\n' in text
    remark = "# A remark of the translator's.\n#: docs/index.rst:4\n"
    assert remark + 'msgid "Ein Absatz."\nmsgstr "A paragraph."\n' in text
    assert '#~ msgid "Gibt es nicht mehr."\n#~ msgstr "Is no more."' in text


def test_a_moved_paragraph_keeps_its_translation_and_gets_its_new_line(project: Project) -> None:
    update(project)
    page = (project.folder / "docs/index.rst").read_text("utf-8")
    project.write("docs/index.rst", page.replace("Ein Absatz.", "Neues.\n\nEin Absatz."))
    text = update(project)
    assert '#: docs/index.rst:6\nmsgid "Ein Absatz."\nmsgstr "A paragraph."\n' in text
    assert text.index("Neues.") < text.index("Ein Absatz.")


def test_only_a_new_line_is_noted_too(project: Project) -> None:
    update(project)
    page = (project.folder / "docs/index.rst").read_text("utf-8")
    project.write("docs/index.rst", f".. a comment\n\n{page}")
    assert "#: docs/index.rst:6\n" in update(project)


def test_the_same_sources_give_the_same_bytes(project: Project) -> None:
    project.write(NAME, TRANSLATED)
    first = update(project)
    assert project.make("clean").returncode == 0
    assert update(project) == first


def test_a_catalogue_without_its_page_is_named_and_kept(project: Project) -> None:
    project.write("locales/en/LC_MESSAGES/gone.po", TRANSLATED)
    result = project.make("locales")
    assert result.returncode == 0
    assert "gone.po: its page is gone." in result.stdout
    assert (project.folder / "locales/en/LC_MESSAGES/gone.po").read_text("utf-8") == TRANSLATED
