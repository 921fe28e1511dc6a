"""``make locales``: what the translators' catalogues keep, and what they drop."""

from __future__ import annotations

import shutil

import pytest

from tests.project.conftest import PAGES, Project, installed, without_installation

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


GONE = "locales/en/LC_MESSAGES/gone.po"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """A project after its first ``make locales``, and what make said; only to be looked at."""
    project = installed(without_installation(tmp_path_factory.mktemp("first")))
    project.write(NAME, TRANSLATED)
    project.write(GONE, TRANSLATED)
    return project, update(project)


@pytest.fixture
def updated(first: tuple[Project, str], project: Project) -> Project:
    """The same project in another folder, with the catalogues of the first one."""
    shutil.copytree(first[0].folder / "locales", project.folder / "locales", dirs_exist_ok=True)
    return project


def update(project: Project) -> str:
    """Bring the catalogues up to date, and return what make says."""
    result = project.make("locales")
    assert result.returncode == 0, result.stderr
    return result.stdout


def catalogues(project: Project) -> dict[str, str]:
    """Return the text of every catalogue by its name."""
    found = project.folder.rglob("*.po")
    return {path.relative_to(project.folder).as_posix(): path.read_text("utf-8") for path in found}


def test_the_head_says_what_it_knows_and_names_nobody(first: tuple[Project, str]) -> None:
    head = catalogues(first[0])[NAME].partition("\n\n")[0].splitlines()
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


def test_translations_and_remarks_stay_and_places_are_true(first: tuple[Project, str]) -> None:
    text = catalogues(first[0])[NAME]
    assert '#: docs/index.rst:2\nmsgid "Anfang"\nmsgstr "Beginning"\n' in text
    remark = "# A remark of the translator's.\n#: docs/index.rst:4\n"
    assert remark + 'msgid "Ein Absatz."\nmsgstr "A paragraph."\n' in text
    assert '#~ msgid "Gibt es nicht mehr."\n#~ msgstr "Is no more."' in text


def test_each_page_gets_a_catalogue(first: tuple[Project, str]) -> None:
    pages = {f"locales/en/LC_MESSAGES/{page}.po" for page in ("index", "second", "third")}
    assert catalogues(first[0]).keys() == {*pages, GONE}


def test_a_catalogue_without_its_page_is_named_and_kept(first: tuple[Project, str]) -> None:
    project, said = first
    assert "gone.po: its page is gone." in said
    assert catalogues(project)[GONE] == TRANSLATED


def test_the_same_sources_give_the_same_bytes_in_any_folder(
    first: tuple[Project, str], updated: Project
) -> None:
    before = catalogues(updated)
    update(updated)
    assert catalogues(updated) == before
    text = "".join(before.values())
    assert str(first[0].folder) not in text
    assert str(updated.folder) not in text


def test_what_moved_keeps_its_translation_and_gets_its_new_line(updated: Project) -> None:
    page = (updated.folder / "docs/index.rst").read_text("utf-8")
    updated.write("docs/index.rst", page.replace("Ein Absatz.", "Neues.\n\nEin Absatz."))
    # Here nothing is new but the line.
    updated.write("docs/third.rst", f".. a comment\n\n{PAGES['third.rst']}")
    update(updated)
    text = catalogues(updated)[NAME]
    assert '#: docs/index.rst:6\nmsgid "Ein Absatz."\nmsgstr "A paragraph."\n' in text
    assert text.index("Neues.") < text.index("Ein Absatz.")
    assert "#: docs/third.rst:6\n" in catalogues(updated)[NAME.replace("index", "third")]
