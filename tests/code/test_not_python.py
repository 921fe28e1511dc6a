"""Blocks that do not parse: the right line, a plain reason, and never another error."""

from __future__ import annotations

import sys

import pytest

from gleichlauf.code.block import CodeBlock, NotPythonError
from gleichlauf.code.extract import messages
from gleichlauf.code.put_back import translate
from gleichlauf.code.same_code import same_code

PROGRAMS = {
    "a syntax error": ("x = 1\nx = = 2\n", 1, "invalid syntax"),
    "an open bracket": ("x = 1\nf(\n", 1, "'(' was never closed"),
    "an open string": ("x = 1\n\nx = 'a\n", 2, "unterminated string literal"),
    "an open triple string": ("x = 1\nx = '''a\n", 1, "unterminated triple-quoted"),
    "indented": ("  x = 1\n", 0, "unexpected indent"),
    "lost indentation": ("if x:\npass\n", 1, "expected an indented block"),
    "old print": ("x = 1\nprint 'Hallo'\n", 1, "Missing parentheses in call to 'print'"),
    "null": ("x = 1\nx = '\0'\n", 1, "the character U+0000 cannot stand in source code"),
    "surrogate": ("x = 1\n# \ud800\n", 1, "the character U+D800 cannot stand in source code"),
    "byte order mark": ("\ufeffx = 1\n", 0, "invalid non-printable character U+FEFF"),
    "a backslash at the end": ("x = 1\\", 0, "unexpected EOF"),
    "a bad escape": ("x = 1\nx = '\\N{nonsense}'", 1, "unknown Unicode character name"),
    "bytes beyond ASCII": ("x = 1\nx = b'ü'", 1, "bytes can only contain ASCII"),
}


@pytest.mark.parametrize(("source", "line", "reason"), PROGRAMS.values(), ids=PROGRAMS)
def test_program(source: str, line: int, reason: str) -> None:
    with pytest.raises(NotPythonError) as caught:
        messages(CodeBlock(source, "program"))
    assert reason in caught.value.reason
    assert caught.value.line == line


SESSIONS = {
    "a syntax error": ("Prosa\n\n>>> x = 1\n>>> x = = 2\n", 3, "invalid syntax"),
    "in a later line": (">>> if x:\n...     y = = 2\n", 1, "invalid syntax"),
    "no blank after the prompt": (">>> x = 1\n>>>x\n", 1, "lacks blank after >>>"),
    "inconsistent prompts": ("  >>> if x:\n ...     pass\n", 1, "inconsistent leading whitespace"),
    "inconsistent output": ("  >>> f()\nx\n", 1, "inconsistent leading whitespace"),
    "an unknown flag": ("\n>>> f()  # doctest: +NONSENSE\n", 1, "has an invalid option"),
}


@pytest.mark.parametrize(("source", "line", "reason"), SESSIONS.values(), ids=SESSIONS)
def test_session(source: str, line: int, reason: str) -> None:
    with pytest.raises(NotPythonError) as caught:
        messages(CodeBlock(source, "session"))
    assert reason in caught.value.reason
    assert "<session>" not in caught.value.reason
    assert caught.value.line == line


NEWER = {
    "a nested quote": ("x = 1\nprint(f'a {d['k']}')\n", (3, 12), "this f-string"),
    "a backslash in a field": ("x = 1\nprint(f'a {\"\\n\".join(d)}')\n", (3, 12), "this f-string"),
    "a type statement": ("x = 1\ntype A = int\n", (3, 12), "the `type` statement"),
    "a type parameter": ("x = 1\ndef f[T](x: T): pass\n", (3, 12), "a type parameter list"),
    "its default": ("x = 1\nclass A[T = int]: pass\n", (3, 13), "a type parameter's default"),
    "bare except": (
        "try: pass\nexcept A, B: pass\n",
        (3, 14),
        "`except` with several types and no brackets",
    ),
    "a t-string": ("x = 1\nx = t'a {b}'\n", (3, 14), "a t-string"),
    "a lazy import": ("x = 1\nlazy import os\n", (3, 15), "a lazy import"),
}


@pytest.mark.parametrize(("source", "since", "what"), NEWER.values(), ids=NEWER)
def test_newer_python(source: str, since: tuple[int, int], what: str) -> None:
    block = CodeBlock(source, "program")
    if sys.version_info >= since:
        assert translate(block, {}).source == source
        return
    with pytest.raises(NotPythonError) as caught:
        messages(block)
    wanted, running = (".".join(map(str, v)) for v in (since, sys.version_info[:2]))
    assert caught.value.reason == (
        f"{what} needs Python {wanted} or later, and this is Python {running}"
    )
    assert caught.value.line == 1


TOO_DEEP = {
    "brackets": "(" * 5000 + ")" * 5000,
    "signs": "-" * 100_000 + "1",
    "f-strings": "f'{" * 2000,
    "fields": "f'" + "{x:" * 2000,
    "blocks": "".join(f"{' ' * depth}if x:\n" for depth in range(200)) + " " * 200 + "pass",
}


@pytest.mark.parametrize("source", TOO_DEEP.values(), ids=TOO_DEEP)
def test_too_deep(source: str) -> None:
    with pytest.raises(NotPythonError):
        messages(CodeBlock(source, "program"))


def test_long_lines_and_texts_are_fine() -> None:
    long = "x y" * 100_000
    source = f"print('{long}')  # {long}\n" + "x = [" + "'a b', " * 5000 + "]\n"
    result = translate(CodeBlock(source, "program"), {"a b": "c d", long: "kurz"})
    assert result.problems == ()
    assert result.source == "print('kurz')  # kurz\nx = [" + "'c d', " * 5000 + "]\n"


@pytest.mark.parametrize("form", ["program", "session", "output"])
def test_an_empty_block_has_no_messages(form: str) -> None:
    for source in ("", "\n", " ", "\r\n\r\n", "\f\n"):
        block = CodeBlock(source, form)  # type: ignore[arg-type]
        assert messages(block) == ()
        assert translate(block, {"x": "y"}).source == source


CHANGED = {
    "another name": ("program", "x = 1  # so\n", "y = 1  # so\n"),
    "another number": ("program", "x = 1\n", "x = 2\n"),
    "another spelling of a number": ("program", "x = 16\n", "x = 0x10\n"),
    "another key": ("program", "x['key']\n", "x['Schluessel']\n"),
    "another field": ("program", "print(f'a {x}')\n", "print(f'a {y}')\n"),
    "a field fewer": ("program", "print(f'a {x}{x}')\n", "print(f'a {x}')\n"),
    "another prefix": ("program", "print('a')\n", "print(r'a')\n"),
    "bytes": ("program", "x = b'a b'\n", "x = b'c d'\n"),
    "another line": ("program", "x = 1\ny = 2\n", "x = 1\n\ny = 2\n"),
    "lines collapsed": ("program", "x = 1\ny = 2\n", "x = 1; y = 2\n"),
    "a comment fewer": ("program", "x = 1  # so\n", "x = 1  \n"),
    "another order for a tool": ("program", "x = 1  # noqa: A\n", "x = 1  # noqa: B\n"),
    "a lost quote": ("program", "print('a')\n", "print('a)\n"),
    "a piece fewer": ("program", "print('a' 'b')\n", "print('ab')\n"),
    "a lost indentation": ("program", "if x:\n    pass\n", "if x:\npass\n"),
    "session: another source": ("session", ">>> x\n1\n", ">>> y\n1\n"),
    "session: a number in the output": ("session", ">>> x\n1\n", ">>> x\n2\n"),
    "session: a line more": ("session", ">>> x\na\n", ">>> x\na\nb\n"),
    "session: output becomes prose": ("session", ">>> x\na\nb\n", ">>> x\n\nb\n"),
    "session: another flag": (
        "session",
        ">>> x  # doctest: +SKIP\n",
        ">>> x  # doctest: +ELLIPSIS\n",
    ),
    "session: other prose": ("session", "a\n\n>>> x\n", "b\n\n>>> x\n"),
    "session: broken prompts": ("session", ">>> x\n", ">>>x\n"),
    "session: broken on purpose, changed": (
        "session",
        ">>> x y\nSyntaxError: a\n",
        ">>> x z\nSyntaxError: a\n",
    ),
    "output: a number": ("output", "1\n", "2\n"),
    "output: a line more": ("output", "a\n", "a\nb\n"),
}


@pytest.mark.parametrize(("form", "source", "other"), CHANGED.values(), ids=CHANGED)
def test_changed_code_is_noticed(form: str, source: str, other: str) -> None:
    block = CodeBlock(source, form)  # type: ignore[arg-type]
    assert same_code(block, source)
    assert not same_code(block, other)
