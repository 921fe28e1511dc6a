"""Hostile catalogues: never a traceback, and an answer in a few seconds."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

import unicodedata
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleichlauf.catalogue.reading import parse
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.pages import check_catalogue
from tests.guard.samples import blocks

SOURCE = "import os\nprint(os.name)"
LONG = 1_000_000
GOOD = blocks()


def po(source: str, translation: str) -> bytes:
    def quoted(text: str) -> str:
        text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{text}"'

    head = 'msgid ""\nmsgstr "charset=utf-8\\n"\n\n'
    text = f"{head}msgid {quoted(source)}\nmsgstr {quoted(translation)}\n"
    return text.encode("utf-8", "surrogatepass")


def findings(data: bytes) -> tuple[Finding, ...]:
    return check_catalogue(parse(data, Path("page.po")))


TRANSLATIONS = {
    "brackets, closed": "(" * 100_000 + ")" * 100_000,
    "brackets, open": "x = " + "{" * 199,
    "brackets of all kinds": "x = " + "({[" * 60,
    "dictionaries": "x = " + "{1:" * 199 + "1" + "}" * 199,
    "signs": "x = " + "-" * 40_000 + "1",
    "nots": "x = " + "not " * 10_000 + "1",
    "sums": "x = " + "+".join("1" * 20_000),
    "attributes": "x" + ".a" * 20_000,
    "calls": "x" + "()" * 20_000,
    "blocks": "\n".join(" " * depth + "if x:" for depth in range(300)),
    "branches": "if x:\n pass\n" + "elif x:\n pass\n" * 3_000,
    "lambdas": "x=" + "lambda:" * 6_000 + "1",
    "choices": "x=" + "1 if 1 else " * 4_000 + "1",
    "f-strings": "x = " + 'f"{' * 140 + "1" + '}"' * 140,
    "a million characters in a text": f'x = "{"a" * LONG}"',
    "a million characters in a comment": "#" * LONG,
    "a million tabs": "\t" * LONG + SOURCE,
    "a million carriage returns": "\r" * LONG + SOURCE,
    "a million backslashes": "\\" * LONG,
    "quotes": '"' * 99_999,
    "continued lines": "x = \\\n" * 10_000,
    "prompts": ">>> a\n" * 8_000,
    "null byte": SOURCE + "\0",
    "lone surrogate": SOURCE + "\ud800",
    "line separators": "\u2028".join(["x = 1"] * 1_000),
    "a number of many digits": "x = " + "9" * 5_000,
    "a large power": "print(10 ** 10 ** 10)",
    "fields in fields": 'print("' + "{:{:" * 2_000 + "}}" * 2_000 + '".format(1))',
    "percent signs": 'print("' + "%(" * 20_000 + '" % 1)',
    "names": "\n".join(f"b{n} = 1" for n in range(4_000)),
}


@pytest.mark.parametrize("translation", TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_a_hostile_translation_is_a_finding(translation: str) -> None:
    assert {finding.name for finding in findings(po(SOURCE, translation))} & {"broken", "structure"}


@pytest.mark.parametrize("source", TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_a_hostile_source_is_survived(source: str) -> None:
    findings(po(source, source + "\nx"))
    differences([Block(source, SOURCE), Block(source, source + "\nx"), Block(source, None)])


def test_a_direction_mark_breaks_code_and_no_text() -> None:
    # All in one test: there are 170 of them, and each takes less than what pytest does for a test.
    # No plane of Unicode but these has characters that only format others.
    planes = chain(range(0x20000), range(0xE0000, 0xF0000))
    marks = {
        f"U+{code:04X}": chr(code) for code in planes if unicodedata.category(chr(code)) == "Cf"
    }
    in_code, in_text = {}, {}
    for name, mark in marks.items():
        broken = findings(po(SOURCE, f"import os\nprint({mark}os.name)"))
        in_code[name] = [(finding.name, finding.line) for finding in broken]
        in_text[name] = findings(po("print('a')  # b", f"print('{mark}á')  # {mark}b"))
    assert in_code == {name: [("broken", 5)] for name in marks}
    assert in_text == dict.fromkeys(marks, ())
    assert len(marks) > 150


def test_many_megabytes() -> None:
    entry = po(SOURCE, "import os\nprint(os.nam)").partition(b"\n\n")[2]
    data = b"\n".join(entry.replace(b"import os", b"import os\\n%d" % n) for n in range(3_000))
    assert len(findings(data)) > 1_000
    assert len(findings(b'msgid "\n' * 300_000)) == 1
    assert len(findings(bytes(range(256)) * 4_000)) == 1


@settings(max_examples=300)
@given(st.data())
def test_damaged_bytes(data: st.DataObject) -> None:
    good = po(*(data.draw(st.sampled_from(GOOD)) for _ in range(2)))
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    findings(good[:start] + data.draw(st.binary(max_size=20)) + good[end:])


@settings(max_examples=300)
@given(st.data())
def test_damaged_code(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(GOOD))
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 15)))
    signs = "\t\n '\"\\(){}[]:=,.#%*>f1xé“”«»（），\u200f\u00a0\0"
    piece = data.draw(st.text(st.sampled_from(signs), max_size=8))
    damaged = source[:start] + piece + source[end:]
    for _, difference in differences([Block(source, damaged), Block(damaged, source)]):
        assert difference.line >= 0


@settings(max_examples=100)
@given(st.text(), st.text())
def test_any_texts(source: str, translation: str) -> None:
    differences([Block(source, translation), Block(f">>> {source}", f">>> {translation}")])
