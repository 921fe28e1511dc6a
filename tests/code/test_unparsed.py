"""Comments and texts of code that does not parse are messages; the interpreter's words are not."""

from __future__ import annotations

import pytest

from gleichlauf.code.block import CodeBlock, Form
from gleichlauf.code.extract import messages
from gleichlauf.code.unparsed import translate_unparsed, unparsed_messages

BLOCKS: dict[str, tuple[Form, str, list[str]]] = {
    "broken indentation": (
        "program",
        " def perm(l):                       # error: first line indented\n"
        "for i in range(len(l)):             # error: not indented\n",
        ["error: first line indented", "error: not indented"],
    ),
    "an older syntax": (
        "program",
        'print "Python 2"  # a statement then\n',
        ["Python 2", "a statement then"],
    ),
    "a fragment": (
        "program",
        "async with lock:  # inside of a coroutine\n    await work()\nelse ...\n",
        ["inside of a coroutine"],
    ),
    "a quote that does not end": (
        "program",
        "x = 'it ends nowhere\ny = 1  # but this is read\n",
        ["but this is read"],
    ),
    "a number sign in a text": ("program", "if 'a # b c'\n", ["a # b c"]),
    "instructions for tools": ("program", "def f(:  # type: ignore\n", []),
    "a text with a field": ("program", 'print f"Thread {n} is done"\n', []),
    "a session": (
        "session",
        ">>> x = 1  # a comment\n  >>> y  # another one\nit's printed  # no comment\n",
        ["a comment", "another one"],
    ),
}


@pytest.mark.parametrize(("form", "source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_what_can_be_told_apart(form: Form, source: str, expected: list[str]) -> None:
    block = CodeBlock(source, form)
    assert [message.text for message in unparsed_messages(block)] == expected
    assert translate_unparsed(block, {}).source == source
    wanted = {message: f"<{message}>" for message in expected}
    translation = translate_unparsed(block, wanted)
    assert translation.problems == ()
    restored = translation.source
    for message, text in wanted.items():
        assert text in restored
        restored = restored.replace(text, message)
    assert restored == source


@pytest.mark.parametrize("translation", ["two\nlines", "type: ignore"])
def test_a_translation_that_does_not_fit_is_refused(translation: str) -> None:
    block = CodeBlock("def f(:  # a comment\n", "program")
    result = translate_unparsed(block, {"a comment": translation})
    assert result.source == block.source
    assert len(result.problems) == 1


def test_what_python_says_itself_is_no_message() -> None:
    session = (
        ">>> while True print('Hello world')\n"
        '  File "<stdin>", line 1\n'
        "    while True print('Hello world')\n"
        "               ^\n"
        "SyntaxError: invalid syntax\n"
    )
    assert messages(CodeBlock(session, "session")) == ()
