"""How a translation is written into its place, and what is refused."""

from __future__ import annotations

import ast

import pytest

from gleichlauf.code.block import CodeBlock
from gleichlauf.code.extract import messages
from gleichlauf.code.put_back import translate
from gleichlauf.code.same_code import same_code


def put(source: str, form: str, *translations: str) -> tuple[str, list[str]]:
    """Translate the messages of a block in their order; return its source and the reasons."""
    block = CodeBlock(source, form)  # type: ignore[arg-type]
    found = messages(block)
    assert len(found) >= len(translations)
    pairs = zip(found, translations, strict=False)
    result = translate(block, {message.text: text for message, text in pairs})
    assert same_code(block, result.source)
    for problem in result.problems:
        assert problem.message in found
        assert problem.translation in translations
    return result.source, [problem.reason for problem in result.problems]


WRITTEN = {
    "text": ("print('Hallo')", ["Hello"], "print('Hello')"),
    "empty translation": ("print('Hallo')", [""], "print('Hallo')"),
    "other quote": ("print('Hallo')", ["it's"], 'print("it\'s")'),
    "both quotes": ("print('Hallo')", ['it\'s "so"'], "print('it\\'s \"so\"')"),
    "double quotes": ('print("Hallo")', ['"so"'], "print('\"so\"')"),
    "backslash at the end": ("print('Hallo')", ["a\\"], r"print('a\\')"),
    "backslash that looks like an escape": (
        "print('Hallo')",
        [r"a\n\N{DASH}"],
        r"print('a\\n\\N{DASH}')",
    ),
    "newline": ("print('Hallo')", ["a\nb"], r"print('a\nb')"),
    "fewer newlines": (r"print('a\nb\n')", ["x"], "print('x')"),
    "tab": ("print('Hallo')", ["a\tb"], r"print('a\tb')"),
    "control characters are escaped": (
        "print('Hallo')",
        ["a\x07b\u202e\u2028"],
        r"print('a\x07b\u202e\u2028')",
    ),
    "surrogate": ("print('Hallo')", ["a\ud800"], r"print('a\ud800')"),
    "emoji": ("print('🎉 ä')", ["ö 🎉🎉"], "print('ö 🎉🎉')"),
    "kept control characters": (
        r"print('\x1b[1mFett\r')",
        [r"\x1b[1mbold\r"],
        r"print('\x1b[1mbold\r')",
    ),
    "raw": (r"print(r'a\b')", [r"c\d"], r"print(r'c\d')"),
    "raw with a quote": ("print(r'ab')", ["it's"], 'print(r"it\'s")'),
    "raw with both quotes": ("print(r'ab')", ["it's \"x"], "print(r'''it's \"x''')"),
    "triple": ("print('''Hallo''')", ["it's"], "print('''it's''')"),
    "triple that ends with a quote": ("print('''Hallo''')", ["'so'"], 'print("""\'so\'""")'),
    "triple with triple quotes": (
        "print('''Hallo''')",
        ["'''\"\"\"a"],
        "print('''\\'\\'\\'\"\"\"a''')",
    ),
    "triple on one line": ("print('''Hallo''')", ["a\nb"], "print('''a\\nb''')"),
    "triple over lines": ("print('''a\nb''')", ["c\nd"], "print('''c\nd''')"),
    "triple with an escaped newline": (
        "print('''a\\nb\nc''')",
        ["x\ny\nz"],
        "print('''x\\ny\nz''')",
    ),
    "triple with a tab": ("print('''a\tb''')", ["x\ty"], "print('''x\ty''')"),
    "carriage returns": ("print('''a\r\nb''')\r\n", ["c\nd"], "print('''c\r\nd''')\r\n"),
    "joined by backslash": ("print('aa \\\nbb')", ["xx yy"], "print('xx \\\nyy')"),
    "joined at the start": (
        "print('''\\\naa bb\ncc''')",
        ["xx yy zz\ncc"],
        "print('''\\\nxx yy zz\ncc''')",
    ),
    "joined, one word": ("print('aa \\\nbb')", ["xx"], "print('xx\\\n')"),
    "f-string": ("print(f'Hallo {x}!')", ["{x}, hello!"], "print(f'{x}, hello!')"),
    "f-string, other order": ("print(f'a {x} {y!r}')", ["{y!r} b {x}"], "print(f'{y!r} b {x}')"),
    "f-string, quote": ("print(f'a {x}')", ["it's {x}"], 'print(f"it\'s {x}")'),
    "f-string, quote in the field": (
        "print(f'a {d[\"k\"]}')",
        ['it\'s {d["k"]}'],
        "print(f'it\\'s {d[\"k\"]}')",
    ),
    "f-string, triple, quotes in the field": (
        "print(f'''a {d[\"k\"]}''')",
        ["{d[\"k\"]} 'b'"],
        "print(f'''{d[\"k\"]} \\'b\\'''')",
    ),
    "f-string, braces": ("print(f'a {x}')", ["{{{x}}} }}b{{"], "print(f'{{{x}}} }}b{{')"),
    "f-string, backslash before a field": ("print(f'a {x}')", ["b\\{x}"], "print(f'b\\\\{x}')"),
    "f-string, escape": ("print(f'a\\t{x}')", ["b\t{x}\u202e"], "print(f'b\\t{x}\\u202e')"),
    "f-string, raw": (r"print(rf'\d {x}')", [r"\w {x}"], r"print(rf'\w {x}')"),
    "f-string over lines": ("print(f'''a\n{x\n}''')", ["b\n{x\n}"], "print(f'''b\n{x\n}''')"),
    "f-string, nested": ("print(f'a {x:>{w}}')", ["{x:>{w}} b"], "print(f'{x:>{w}} b')"),
    "joined pieces": (
        "print('a' \"b\" f'c{x}')",
        ["1 '", '"2', "{x}3"],
        "print(\"1 '\" '\"2' f'{x}3')",
    ),
    "percent, named, other order": (
        "print('a %(x)s %(y)d' % z)",
        ["%(y)d b %(x)s"],
        "print('%(y)d b %(x)s' % z)",
    ),
    "percent sign": ("print('a %d%%' % z)", ["%d %% b"], "print('%d %% b' % z)"),
    "format, named": (
        "print('a {x} {y}'.format(**z))",
        ["{y} {x}"],
        "print('{y} {x}'.format(**z))",
    ),
    "template": ("Template('a $x')\nprint('b')", [], "Template('a $x')\nprint('b')"),
    "comment": ("x = 1  # eins\n", ["one"], "x = 1  # one\n"),
    "comment without blank": ("#eins\n", ["one"], "#one\n"),
    "comment over lines": ("  # eins\n  #\n  # zwei\n", ["one\n\ntwo"], "  # one\n  #\n  # two\n"),
    "comment, empty line filled": ("# eins\n#\n# zwei", ["one\nx\ntwo"], "# one\n# x\n# two"),
    "comment, line emptied": ("# eins\n# zwei", ["one\n"], "# one\n#"),
    "comment, carriage returns": ("# eins\r\n# zwei\r\n", ["one\ntwo"], "# one\r\n# two\r\n"),
    "comment, hash": ("# eins\n", ["# one"], "# # one\n"),
    "comment, backslash": ("# eins\nx = 1\n", ["one \\"], "# one \\\nx = 1\n"),
    "docstring": (
        'def f():\n    """Eins.\n\n      Mehr.\n    Ende.\n    """\n',
        ["One.\n\n  More.\nEnd."],
        'def f():\n    """One.\n\n      More.\n    End.\n    """\n',
    ),
    "docstring ends with a quote": ('"""Eins"""', ['so "x"'], "'''so \"x\"'''"),
    "docstring ends with a backslash": ('"""Eins"""', ["x\\"], '"""x\\\\"""'),
    "docstring with triple quotes": (
        '"""Eins"""',
        ["'''x''' \"\"\"y"],
        '"""\'\'\'x\'\'\' \\"\\"\\"y"""',
    ),
    "docstring with tabs": (
        'def f():\n\t"""Eins\n\tzwei\n\t"""',
        ["1\n2"],
        'def f():\n\t"""1\n\t2\n\t"""',
    ),
}


@pytest.mark.parametrize(("source", "translations", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_written_in_its_place(source: str, translations: list[str], expected: str) -> None:
    assert put(source, "program", *translations) == (expected, [])


REFUSED = {
    "a field is missing": ("print(f'a {name!r}')", "b", "the placeholder {name!r} is missing"),
    "a field is missing once": ("print(f'a {x} {x}')", "b {x}", "the placeholder {x} is missing"),
    "a field too many": ("print(f'a {x}')", "b {x}{x}", "the placeholder {x} is not in the source"),
    "a field is renamed": (
        "print(f'a {name}')",
        "b {nom}",
        "the field {nom} is not in the source, and {name} is missing; "
        "a brace that is no field is doubled",
    ),
    "a lone opening brace": (
        "print(f'a {x}')",
        "b {x} {",
        "the field { is not in the source; a brace that is no field is doubled",
    ),
    "a lone closing brace": (
        "print(f'a {x}')",
        "b {x} }",
        "a single } is out of place; a brace that is no field is doubled",
    ),
    "a brace in an f-string without fields": (
        "print(f'a')",
        "b {x}",
        "the field {x} is not in the source; a brace that is no field is doubled",
    ),
    "a conversion is missing": ("print('a %s' % x)", "b", "the placeholder %s is missing"),
    "another order of conversions": (
        "print('a %s %d' % x)",
        "%d %s",
        "these placeholders must stay in their order: %s, %d",
    ),
    "a lone percent sign": (
        "print('a %s' % x)",
        "%s 100%",
        "a percent sign that is not part of a conversion must be written %%",
    ),
    "another order of fields": (
        "print('a {} {!r}'.format(x, y))",
        "{!r} {}",
        "these placeholders must stay in their order: {}, {!r}",
    ),
    "a broken format": (
        "print('a {}'.format(x))",
        "{} }",
        "a single } is out of place; a brace that is no field is doubled",
    ),
    "a name is missing": (
        "x = Template('Der Preis $preis')",
        "the price $price",
        "the placeholder $preis is missing; the placeholder $price is not in the source",
    ),
    "a control character is missing": (
        r"print('\rHallo')",
        "Hello",
        "the placeholder \\r is missing",
    ),
    "a control character beside its spelling": (
        r"print('\rHallo \\r')",
        r"\rHello \r",
        "the source has a control character and its spelling in one text, and nobody can tell "
        "them apart in a translation",
    ),
    "raw and a backslash at the end": (
        "print(r'a')",
        "b\\",
        "it cannot be written into a raw string: avoid control characters, a backslash at the "
        "end, and one kind of quotation marks",
    ),
    "raw and a control character": (
        "print(r'a')",
        "b\u202e",
        "it cannot be written into a raw string: avoid control characters, a backslash at the "
        "end, and one kind of quotation marks",
    ),
    "raw and a newline": (
        "print(r'a')",
        "b\nc",
        "it must have one line as the source has; it has 2",
    ),
    "another number of lines": (
        "print('''a\nb''')",
        "c",
        "it must have 2 lines as the source has; it has 1",
    ),
    "another number of lines in a docstring": (
        "'''a\nb'''",
        "c\nd\ne",
        "it must have 2 lines as the source has; it has 3",
    ),
    "a newline in a comment": (
        "x = 1  # a",
        "b\nc",
        "it must have one line as the source has; it has 2",
    ),
    "a line too few in a comment": (
        "# a\n# b",
        "c",
        "it must have 2 lines as the source has; it has 1",
    ),
    "a carriage return in a comment": (
        "x = 1  # a",
        "b\rimport os",
        "control characters have no place here",
    ),
    "a bidirectional control in a comment": (
        "x = 1  # a",
        "b\u202ec",
        "control characters have no place here",
    ),
    "a comment for a type checker": (
        "x = 1  # a",
        "type: ignore",
        "a tool would take this comment for an instruction: # type: ignore",
    ),
    "a comment for doctest": (
        "x = 1  # a",
        "b # doctest: +SKIP",
        "a tool would take this comment for an instruction: # b # doctest: +SKIP",
    ),
    "a coding line": (
        "# a\n# b",
        "c\ncoding: latin-1",
        "a tool would take this comment for an instruction: # coding: latin-1",
    ),
    "a shebang": ("#a", "!/bin/sh", "a tool would take this comment for an instruction: #!/bin/sh"),
    "quotes that touch": ("x = \"\"'zwei Worte'", "it's", "it would change the code around it"),
}


@pytest.mark.parametrize(("source", "translation", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(source: str, translation: str, reason: str) -> None:
    assert put(source, "program", translation) == (source, [reason])


SESSIONS = {
    "source and output": (
        ">>> print('Hallo')\nWelt\n",
        ["Hello", "world"],
        ">>> print('Hello')\nworld\n",
    ),
    "docstring": (
        '>>> def f():\n...     """Eins\n...\n...     zwei."""\n',
        ["One\n\ntwo."],
        '>>> def f():\n...     """One\n...\n...     two."""\n',
    ),
    "a bare prompt is filled": (
        '>>> x = """Eins zwei\n...\n... drei"""\n',
        ["One two\nthree\nfour"],
        '>>> x = """One two\n... three\n... four"""\n',
    ),
    "a filled prompt is emptied": (
        '>>> x = """Eins zwei\n... drei"""\n',
        ["One two\n"],
        '>>> x = """One two\n... """\n',
    ),
    "comment over lines": (
        "  >>> # eins\n  ... # zwei\n",
        ["one\ntwo"],
        "  >>> # one\n  ... # two\n",
    ),
    "carriage returns": (">>> print('a')\r\nb\r\n", ["c", "d"], ">>> print('c')\r\nd\r\n"),
    "joined in a session": (
        ">>> print('aa \\\n... bb')\n",
        ["xx yy"],
        ">>> print('xx \\\n... yy')\n",
    ),
    "output with space around": (">>> f()\n   a  \n", ["b"], ">>> f()\n   b  \n"),
    "output that starts with dots": (
        ">>> f()\na\n... und mehr\n",
        ["b", "... and more"],
        ">>> f()\nb\n... and more\n",
    ),
}


@pytest.mark.parametrize(("source", "translations", "expected"), SESSIONS.values(), ids=SESSIONS)
def test_session(source: str, translations: list[str], expected: str) -> None:
    assert put(source, "session", *translations) == (expected, [])


OUTPUT_REFUSED = {
    "a prompt": (">>> x", "doctest would not take this for a line of output: >>> x"),
    "dots": ("... x", "doctest would not take this for a line of output: ... x"),
    "a blank line mark": (
        "<BLANKLINE>",
        "doctest would not take this for a line of output: <BLANKLINE>",
    ),
    "a traceback": (
        "Traceback (most recent call last):",
        "doctest would not take this for a line of output: Traceback (most recent call last):",
    ),
    "blank": ("  ", "a line of output cannot be blank"),
    "two lines": ("a\nb", "it must have one line as the source has"),
    "a carriage return": ("a\rb", "control characters have no place here"),
}


@pytest.mark.parametrize("form", ["session", "output"])
@pytest.mark.parametrize(("translation", "reason"), OUTPUT_REFUSED.values(), ids=OUTPUT_REFUSED)
def test_output_refused(form: str, translation: str, reason: str) -> None:
    source = ">>> f()\nHallo\n" if form == "session" else "Hallo\n"
    assert put(source, form, translation) == (source, [reason])


@pytest.mark.parametrize("text", ["b # doctest: +SKIP\nc", "b # doctest: +NONSENSE\nc"])
def test_a_text_that_doctest_would_obey_is_refused(text: str) -> None:
    source = '>>> x = """Eins zwei\n... drei"""\n'
    assert put(source, "session", text) == (source, ["it would change the code around it"])


def test_all_in_one_pass() -> None:
    # One by one, the second translation would be translated again.
    assert put("print('eins', 'zwei')", "program", "zwei", "eins")[0] == "print('zwei', 'eins')"


def test_a_problem_leaves_the_others_translated() -> None:
    source, reasons = put("# eins\nprint(f'zwei {x}', 'drei')\n", "program", "one", "two", "three")
    assert source == "# one\nprint(f'zwei {x}', 'three')\n"
    assert reasons == ["the placeholder {x} is missing"]


def test_the_whole_changes_only_where_a_piece_would_change_its_neighbour() -> None:
    source = "# eins\nx = \"\"'zwei Worte'; y = 'noch zwei Worte'\n"
    translated, reasons = put(source, "program", "one", "it's two", "two more words")
    assert translated == "# one\nx = \"\"'zwei Worte'; y = 'two more words'\n"
    assert reasons == ["it would change the code around it"]


def test_what_is_written_means_what_was_translated() -> None:
    nasty = "\\ \" ' \n \t \x00 \x7f \ud800 \u2029 \ufeff {} % $ \\N{DASH} \\x41 \"\"\" '''"
    for prefix_and_quote in ("'", '"', "'''", '"""', "u'"):
        quote = prefix_and_quote.lstrip("u")
        source, reasons = put(f"print({prefix_and_quote}Hallo{quote})", "program", nasty)
        assert reasons == []
        call = ast.parse(source).body[0]
        assert isinstance(call, ast.Expr)
        assert isinstance(call.value, ast.Call)
        assert ast.literal_eval(call.value.args[0]) == nasty
