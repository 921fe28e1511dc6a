"""Flags of formats: what msgfmt and editors check, and what they must leave alone."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gleichlauf.catalogue.format_flags import format_flags, with_format_flags
from gleichlauf.command_line import main

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

OF_MESSAGES = {
    "a format of %": ("%d items", ["Python text (%); keep %d"], {"python-format"}),
    "of str.format": ("{} items", ["Python text (format); keep {}"], {"python-brace-format"}),
    "fields of an f-string": ("{x} items", ["Python text (f-string)"], {"python-brace-format"}),
    "an f-string is no format of %": (
        "{x} % done", ["Python text (f-string)"], {"python-brace-format", "no-python-format"}
    ),
    "a comment": ("10 % discount", ["Python comment"], {"no-python-format"}),
    "a plain text": ("10 % discount", ["Python text"], {"no-python-format"}),
    "output": ("{'a': 1}", ["Python output"], {"no-python-brace-format"}),
    "prose": ("100 % sure of {a}", [], {"no-python-format", "no-python-brace-format"}),
    "a format, and prose as well": (
        "%d items", ["Python text (%)", "also prose"], {"no-python-format"}
    ),
    "a format in one place only": (
        "%d items", ["Python comment", "Python text (%)"], {"no-python-format"}
    ),
    "nothing to take for one": ("A text", ["Python text"], set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "comments", "flags"), OF_MESSAGES.values(), ids=OF_MESSAGES)
def test_what_a_message_is(text: str, comments: list[str], flags: set[str]) -> None:
    assert format_flags(text, comments) == flags


BEFORE_AND_AFTER = {
    "a wrong guess": (
        '#. Python comment\n#: a.rst:1\n#, python-format\nmsgid "10 % discount"\nmsgstr ""\n',
        '#. Python comment\n#: a.rst:1\n#, no-python-format\nmsgid "10 % discount"\nmsgstr ""\n',
    ),
    "guessed again beside what is right": (
        '#. Python comment\n#, fuzzy, no-python-format, python-format\nmsgid "a % b"\nmsgstr "c"\n',
        '#. Python comment\n#, fuzzy, no-python-format\nmsgid "a % b"\nmsgstr "c"\n',
    ),
    "a right guess": ('#. Python text (%)\n#, python-format\nmsgid "%d"\nmsgstr ""\n',) * 2,
    "a format without a flag": (
        '#. Python text (%)\n#| msgid "%s"\nmsgid "%d"\nmsgstr ""\n',
        '#. Python text (%)\n#, python-format\n#| msgid "%s"\nmsgid "%d"\nmsgstr ""\n',
    ),
    "a format without a comment above": (
        'msgid "a"\nmsgstr ""\n\n#. Python text (format)\nmsgctxt "x"\nmsgid "{}"\nmsgstr ""\n',
        'msgid "a"\nmsgstr ""\n\n#. Python text (format)\n#, python-brace-format\n'
        'msgctxt "x"\nmsgid "{}"\nmsgstr ""\n',
    ),
    "the flags of an f-string": (
        '#. Python text (f-string)\n#, python-brace-format\nmsgid "{n}"\nmsgstr ""\n',
    ) * 2,
    "prose": (
        '#: a.rst:1\n#, python-format, python-brace-format\nmsgid ""\n"{a} % d"\nmsgstr ""\n',
        '#: a.rst:1\n#, no-python-brace-format, no-python-format\nmsgid ""\n"{a} % d"\nmsgstr ""\n',
    ),
    "a flag of somebody else": ('#, c-format\nmsgid "%d"\nmsgstr ""\n',) * 2,
    "an entry that is gone": (
        '#, python-format\n#~ msgid "10 % discount"\n#~ msgstr "b"\n',
        '#, no-python-format\n#~ msgid "10 % discount"\n#~ msgstr "b"\n',
    ),
    "no line between two": (
        'msgid "a"\nmsgstr ""\n"b"\n#, python-format\nmsgid "1 % d"\nmsgstr ""\n',
        'msgid "a"\nmsgstr ""\n"b"\n#, no-python-format\nmsgid "1 % d"\nmsgstr ""\n',
    ),
    "no catalogue": ("# 10 % discount\nhello\n#, python-format\n",) * 2,
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), BEFORE_AND_AFTER.values(), ids=BEFORE_AND_AFTER)
def test_a_catalogue(before: str, after: str) -> None:
    assert with_format_flags(HEAD + before) == HEAD + after
    assert with_format_flags(HEAD + after) == HEAD + after


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext's msgfmt")
def test_msgfmt_accepts_what_is_right_and_refuses_what_is_wrong(tmp_path: Path) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("10 % discount", "10 % Rabatt", auto_comments=["Python text"])
    catalogue.add("100 % done", "100 % fertig", auto_comments=["Python comment"])
    catalogue.add("5 % of prose", "5 % vom Text")
    catalogue.add("%d items", "%d Dinge", auto_comments=["Python text (%); keep %d"])
    path = tmp_path / "page.po"

    def write() -> None:
        content = BytesIO()
        write_po(content, catalogue)
        path.write_bytes(content.getvalue())

    def is_accepted() -> bool:
        command = ["msgfmt", "-c", "-o", f"{tmp_path}/page.mo", f"{path}"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    write()
    assert not is_accepted()
    assert main(["format-flags", str(tmp_path)]) == 0
    assert is_accepted()
    # As sphinx-intl does at each update: what is guessed again has to be put right again.
    with path.open("rb") as file:
        catalogue = read_po(file)
    write()
    assert not is_accepted()
    assert main(["format-flags", str(path)]) == 0
    assert is_accepted()
    path.write_text(path.read_text("utf-8").replace("%d Dinge", "%s Dinge"), "utf-8")
    assert not is_accepted()


def test_what_cannot_be_read_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["format-flags", str(tmp_path / "none.po")]) == 2
    bad = tmp_path / "bad.po"
    bad.write_bytes(b'#, python-format\nmsgid "1 % d\xff"\nmsgstr ""\n')
    assert main(["format-flags", str(bad)]) == 2
    assert "not UTF-8" in capsys.readouterr().err
    assert bad.read_bytes().count(b"no-") == 0
