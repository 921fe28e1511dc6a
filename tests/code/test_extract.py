"""What of a block becomes a message, of which kind, and where it stands."""

from __future__ import annotations

import pytest

from gleichlauf.code.block import CodeBlock
from gleichlauf.code.extract import messages


def read(source: str, form: str = "program", **overrules: frozenset[str]) -> list[tuple[str, str]]:
    block = CodeBlock(source, form, **overrules)  # type: ignore[arg-type]
    return [(message.kind, message.text) for message in messages(block)]


COMMENTS = {
    "none": ("x = 1\n", []),
    "alone": ("# Ein Gruß\n", ["Ein Gruß"]),
    "no blank": ("#Gruß\n", ["Gruß"]),
    "behind code": ("x = 1  # die Zahl\n", ["die Zahl"]),
    "a run": ("# eins\n# zwei\nx = 1\n", ["eins\nzwei"]),
    "a run keeps indentation": ("# Liste:\n#   - eins\n", ["Liste:\n  - eins"]),
    "a run with an empty line": ("# eins\n#\n# zwei\n", ["eins\n\nzwei"]),
    "empty lines around": ("#\n# eins\n#\n", ["eins"]),
    "a blank line parts": ("# eins\n\n# zwei\n", ["eins", "zwei"]),
    "another column parts": ("if x:\n    # eins\n# zwei\n    pass\n", ["eins", "zwei"]),
    "behind code never a run": ("x = 1  # eins\ny = 2  # zwei\n", ["eins", "zwei"]),
    "behind code, then alone": ("x = 1  # eins\n# zwei\n", ["eins", "zwei"]),
    "no letter": ("# ------\n# 1 + 1\n", []),
    "space at the end": ("# eins  \t\n", ["eins"]),
    "hash in a string": ("x = '# kein Kommentar'\n", []),
    "shebang": ("#!/usr/bin/python3\n# eins\n", ["eins"]),
    "coding": ("# -*- coding: utf-8 -*-\n# eins\n", ["eins"]),
    "coding further down is prose": (
        "x = 1\ny = 2\n# coding: so geht es\n",
        ["coding: so geht es"],
    ),
    "for tools": ("x = 1  # noqa: E501\ny = 2  # type: ignore\nz = 3  # pragma: no cover\n", []),
    "for doctest": ("x = 1  # warum # doctest: +SKIP\n", []),
    "for tools parts a run": ("# eins\n# fmt: off\n# zwei\n", ["eins", "zwei"]),
    "carriage returns": ("# eins\r\n# zwei\r\n", ["eins\nzwei"]),
    "form feed": ("x = 1\n\f# eins\n", ["eins"]),
    "no last newline": ("# eins", ["eins"]),
    "inside brackets": ("f(\n    # eins\n    1,\n)\n", ["eins"]),
}


@pytest.mark.parametrize(("source", "texts"), COMMENTS.values(), ids=COMMENTS)
def test_comment(source: str, texts: list[str]) -> None:
    found = [text for kind, text in read(source) if kind == "comment"]
    assert found == texts


TEXTS = {
    "print": ("print('Hallo')", ["Hallo"]),
    "all arguments": ("print('Hallo', 'du')", ["Hallo", "du"]),
    "no keyword argument": ("print('Hallo', end='Ende')", ["Hallo"]),
    "no letter": ("print('1 + 1 = 2', '---')", []),
    "input": ("input('Name: ')", ["Name: "]),
    "a method named print": ("self.print('Hallo')", []),
    "not directly": ("print(len('Hallo'))", []),
    "raised": ("raise ValueError('falsch', 'r')", ["falsch", "r"]),
    "raised by an attribute": ("raise zipfile.BadZipFile('kaputt')", ["kaputt"]),
    "not the cause": ("raise error from ValueError('falsch')", []),
    "not just made": ("error = ValueError('falsch')", []),
    "two words": ("x = 'zwei Worte'", ["zwei Worte"]),
    "two words deep inside": ("x = {'a': [f(y='§1: zwei Worte!')]}", ["§1: zwei Worte!"]),
    "two spaces": ("x = 'zwei  Worte'", []),
    "a comma between": ("x = 'Hallo, Welt'", []),
    "a digit between": ("x = 'rgb 1 b'", []),
    "other scripts": (
        "x = 'два слова'; y = 'नमस्ते दुनिया'; z = 'u\u0308 u'",
        ["два слова", "नमस्ते दुनिया", "u\u0308 u"],
    ),
    "file name and mode": ("open('mydata.txt', 'w', encoding='utf-8')", []),
    "bytes": ("print(b'zwei Worte', rb'zwei Worte')", []),
    "formatted in place by %": ("print('Datei: %s' % name)", ["Datei: %s"]),
    "formatted in place by format": ("print('Datei: {}'.format(name))", ["Datei: {}"]),
    "joined pieces judged as one": ("x = 'zwei '  'Worte'", ["zwei ", "Worte"]),
    "joined piece without a letter": ("print('a' '!' 'b')", ["a", "b"]),
    "joined with an f-string": ("print('a' f'b{x}')", ["a", "b{x}"]),
    "f-string": ("print(f'Hallo {name!r:>{width}}!')", ["Hallo {name!r:>{width}}!"]),
    "f-string without text": ("print(f'{a} {b}')", []),
    "f-string's field is no word": ("x = f'Datei {b}'", []),
    "f-string of two words": ("x = f'Die Datei {b}'", ["Die Datei {b}"]),
    "f-string with itself shown": ("print(f'Wert {x=}')", ["Wert {x=}"]),
    "f-string with doubled braces": ("print(f'Menge {{{x}}}')", ["Menge {{{x}}}"]),
    "f-string with escaped brace": (r"print(f'auf \x7b zu')", ["auf {{ zu"]),
    "f-string with named escape": (r"print(f'so \N{EN DASH} {x}')", ["so \N{EN DASH} {x}"]),
    "raw f-string": (r"print(rf'\d zu {x}')", [r"\d zu {x}"]),
    "f-string with string in its field": (
        "print(f'Wert {d[\"zwei Worte\"]}')",
        ['Wert {d["zwei Worte"]}'],
    ),
    "f-string with a nested one": (
        "print(f'Wert {f\"{x} zwei Worte\"}')",
        ['Wert {f"{x} zwei Worte"}'],
    ),
    "f-string with a brace in a string": ("print(f'Wert {d[\"}\"]}')", ['Wert {d["}"]}']),
    "f-string with a colon in brackets": (
        "print(f'Wert {(lambda: 1)()} {d[1:2]}')",
        ["Wert {(lambda: 1)()} {d[1:2]}"],
    ),
    "f-string with a quote in its spec": ("print(f'Zeit {t:%H\"%M}')", ['Zeit {t:%H"%M}']),
    "f-string over lines": ("print(f'''Hallo\n  {x\n}''')", ["Hallo\n  {x\n}"]),
    "f-string over lines with carriage returns": (
        "print(f'''Hallo\r\n{x\r\n}''')",
        ["Hallo\n{x\n}"],
    ),
    "escapes": (r"print('\t\"zwei\" \u00fc\101\x41\N{EN DASH}'[0], 'A\\n\n')", ["A\\n\n"]),
    "joined by backslash": ("print('Hallo \\\nWelt')", ["Hallo Welt"]),
    "raw": (r"print(r'a\b')", [r"a\b"]),
    "unknown escape": (r"print('a\d')", [r"a\d"]),
    "unicode prefix": ("print(u'Hallo', R'Welt', U'''da''')", ["Hallo", "Welt", "da"]),
    "one of two": ("print('ja' if x('wohl') else y if z else 'nein')", ["ja", "nein"]),
    "one of two, handed to something else": ("f('ja' if x else 'nein')", []),
    "keywords beside quotes": ("print('ja'if'x'else'nein', 'a'or'b')", ["ja", "nein"]),
    "control characters": (r"print('\r\x1b[1mFett\u202e\0')", [r"\r\x1b[1mFett\u202e\x00"]),
    "lone surrogate": (r"print('a\ud800')", [r"a\ud800"]),
    "in a default": ("def f(a='zwei Worte'): pass", ["zwei Worte"]),
    "in a match": ("match x:\n    case 'zwei Worte': pass\n", ["zwei Worte"]),
    "umlaut before": ("x = ['ä', 'ö', '🎉'], 'zwei Worte'", ["zwei Worte"]),
    "a comment between the pieces": ("print('a'  # warum\n      'b')", ["a", "b"]),
    "line continuation": ("print('a', \\\n    'b')", ["a", "b"]),
    "tabs and form feeds": ("if x:\n\tprint('a')\n\f\tprint('b')\n", ["a", "b"]),
    "semicolons": ("print('a'); print('b')", ["a", "b"]),
}


@pytest.mark.parametrize(("source", "texts"), TEXTS.values(), ids=TEXTS)
def test_text(source: str, texts: list[str]) -> None:
    assert [text for kind, text in read(source) if kind == "text"] == texts


DOCSTRINGS = {
    "of a module": ('"""Ein Satz."""\n', ["Ein Satz."]),
    "of a class": ("class A:\n    'Ein Satz.'\n", ["Ein Satz."]),
    "of a function": ("def f():\n    'Eins.'\n", ["Eins."]),
    "of a coroutine": ("async def f():\n    'Eins.'\n", ["Eins."]),
    "one word is enough": ("def f(): 'x'", ["x"]),
    "no letter": ("def f(): '1'", []),
    "dedented": (
        'def f():\n    """Eins.\n\n      Mehr.\n    Ende.\n    """\n',
        ["Eins.\n\n  Mehr.\nEnde."],
    ),
    "text on the second line": (
        'def f():\n    """\n    Eins\n      zwei\n    """\n',
        ["Eins\n  zwei"],
    ),
    "tabs": ('def f():\n\t"""Eins\n\tzwei\n\t"""\n', ["Eins\nzwei"]),
    "joined": ("def f():\n    'eins ' 'zwei'\n", ["eins ", "zwei"]),
    "f-string is none": ("def f():\n    f'eins'\n", []),
    "bytes are none": ("def f():\n    b'eins'\n", []),
    "not the second statement": ("def f():\n    pass\n    'eins'\n", []),
    "carriage returns": ('"""Eins\r\nzwei"""\r\n', ["Eins\nzwei"]),
}


@pytest.mark.parametrize(("source", "texts"), DOCSTRINGS.values(), ids=DOCSTRINGS)
def test_docstring(source: str, texts: list[str]) -> None:
    assert [text for kind, text in read(source) if kind == "docstring"] == texts


OUTPUT = {
    "lines": ("Eins\nzwei\n", ["Eins", "zwei"]),
    "no letter": ("1\n---\n\n", []),
    "indented": ("  Eins \n", ["Eins"]),
    "blank line mark": ("<BLANKLINE>\nEins\n", ["Eins"]),
    "ellipsis": ("...\nEins ...\n", ["Eins ..."]),
    "traceback": (
        'Traceback (most recent call last):\n  File "x.py", line 1, in f\n    f()\n'
        "ValueError: falsch\nmehr\n",
        ["ValueError: falsch", "mehr"],
    ),
    "no last newline": ("Eins", ["Eins"]),
    "carriage returns": ("Eins\r\nzwei\r\n", ["Eins", "zwei"]),
    "not Python": ("Eins '\n", ["Eins '"]),
}


@pytest.mark.parametrize(("source", "texts"), OUTPUT.values(), ids=OUTPUT)
def test_output(source: str, texts: list[str]) -> None:
    assert read(source, "output") == [("output", text) for text in texts]


SESSIONS = {
    "source and output": (
        ">>> print('Hallo')\nHallo\n>>> 1 + 1\n2\n",
        [("text", "Hallo"), ("output", "Hallo")],
    ),
    "a string alone is no docstring": (">>> 'Hallo'\n'Hallo'\n", [("output", "'Hallo'")]),
    "a docstring": (
        '>>> def f():\n...     """Eins\n...\n...     zwei."""\n',
        [("docstring", "Eins\n\nzwei.")],
    ),
    "only a comment": (">>> # eins\n>>> # zwei\n", [("comment", "eins"), ("comment", "zwei")]),
    "prose is none": ("Prosa\n\n>>> 1\n1\n\nmehr Prosa\n", []),
    "indented": ("    >>> print('a')\n    a b\n", [("text", "a"), ("output", "a b")]),
    "after a blank line": (">>> f()\na\n<BLANKLINE>\nb\n", [("output", "a"), ("output", "b")]),
    "traceback": (
        ">>> f()\nTraceback (most recent call last):\n  ...\nValueError: falsch\n",
        [("output", "ValueError: falsch")],
    ),
    "a syntax error on purpose": (
        ">>> print 'zwei Worte'\nTraceback (most recent call last):\nSyntaxError: nein\n",
        [],
    ),
    "flags": (">>> f()  # doctest: +SKIP\nfertig\n", [("output", "fertig")]),
    "carriage returns": (">>> print('a')\r\na\r\n", [("text", "a"), ("output", "a")]),
    "bare prompt": (">>>\n>>> print('a')\n...\na", [("text", "a"), ("output", "a")]),
    "no session at all": ("Prosa\n", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("source", "expected"), SESSIONS.values(), ids=SESSIONS)
def test_session(source: str, expected: list[tuple[str, str]]) -> None:
    assert read(source, "session") == expected


def test_the_author_adds_a_text() -> None:
    source = "x = 'Datei'; y = 'Modus'"
    assert read(source, texts=frozenset({"Datei"})) == [("text", "Datei")]


def test_the_author_takes_a_text_away() -> None:
    source = "print('Hallo', f'du {x}', 'Welt')"
    chosen = frozenset({"Hallo", "du {x}"})
    assert read(source, not_texts=chosen) == [("text", "Welt")]


def test_the_author_overrules_joined_strings_as_one_and_by_piece() -> None:
    source = "x = 'zwei ' 'Worte'"
    assert read(source, not_texts=frozenset({"zwei Worte"})) == []
    assert read(source, not_texts=frozenset({"zwei "})) == [("text", "Worte")]


PLACED = {
    "umlauts and emoji before": ("program", "x = ['ä🎉ö', '🎉'], 'zwei Wörter'  # so\n"),
    "f-string with emoji": ("program", "x = '🎉', f'zwei Wörter {x}', 'noch 🎉 eins zwei'\n"),
    "lines of emoji": ("program", "x = '''🎉\n🎉''', 'zwei Worte'\n# so\n"),
    "carriage returns": ("program", "x = 'a'\r\nprint('b')\r\n# so\r\n"),
    "old carriage returns": ("program", "x = 'a'\rprint('b')\r# so\r"),
    "session": ("session", "Ä\n\n  >>> x = '🎉', 'zwei Worte'  # so\n  ... # da\n  aus\n"),
    "output": ("output", "🎉 eins\n  zwei\n"),
}


@pytest.mark.parametrize(("form", "source"), PLACED.values(), ids=PLACED)
def test_offsets_and_lines_are_those_of_the_source(form: str, source: str) -> None:
    found = messages(CodeBlock(source, form))  # type: ignore[arg-type]
    assert found
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for message in found:
        here = source[message.start : message.end]
        assert message.text in here
        assert here.strip("#fr'\" ").startswith(message.text[0])
        assert here.splitlines()[0] in lines[message.line]


def test_a_docstring_in_a_session_spans_its_prompts() -> None:
    source = '>>> def f():\n...     """Eins\n...     zwei."""\n'
    (message,) = messages(CodeBlock(source, "session"))
    assert source[message.start : message.end] == '"""Eins\n...     zwei."""'
    assert message.line == 1


PLACEHOLDERS = {
    "f-string": ("print(f'a {x} {y!r:>{z}} {x}')", ("{x}", "{y!r:>{z}}", "{x}")),
    "conversions": ("x = 'Der Wert %s ist %5.2f'", ("%s", "%5.2f")),
    "named conversions": ("x = 'Der Wert %(name)s'", ("%(name)s",)),
    "space flag as prose": ("x = 'etwa 100 % sicher und 100%ig'", ()),
    "space flag as a conversion": ("print('Wert % d' % x)", ("% d",)),
    "braces as prose": ("x = 'Die Menge {}'", ()),
    "format": ("print('Menge {} {0!r} {a:{b}} {{}}'.format(x))", ("{}", "{0!r}", "{a:{b}}")),
    "template": ("x = Template('Der Preis $preis ${was} $$').substitute(y)", ("$preis", "${was}")),
    "control characters": (r"print('\rHallo\x1b')", ("\\r", "\\x1b")),
    "none in docstrings": ("def f(): 'Nimmt %s.'", ()),
}


@pytest.mark.parametrize(("source", "expected"), PLACEHOLDERS.values(), ids=PLACEHOLDERS)
def test_placeholders(source: str, expected: tuple[str, ...]) -> None:
    (message,) = messages(CodeBlock(source, "program"))
    assert sorted(message.placeholders) == sorted(expected)
