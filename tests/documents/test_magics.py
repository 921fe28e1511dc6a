"""Commands of IPython and the shell are masked where they are statements, and nowhere else."""

from __future__ import annotations

import pytest

from gleichlauf.documents.magics import mask

TEXTS = {
    "a magic": ("%time", "pass", ("%time",)),
    "a command": ("!ls -l", "pass", ("!ls -l",)),
    "indented": ("if x:\n    !ls", "if x:\n    pass", ("!ls",)),
    "assigned": ("a = !ls\nb = %pwd", "a = None\nb = None", ("a = !ls", "b = %pwd")),
    "help": ("x.y?\n?z", "pass\npass", ("x.y?", "?z")),
    "continued": ("!a \\\n  b\nx", "pass\n\nx", ("!a b",)),
    "a quote in a command": ("!a it's\nx = 'a'\n!ls", "pass\nx = 'a'\npass", ("!a it's", "!ls")),
    "in a text": ("x = '''\n!ls\n%time\n'''", "x = '''\n!ls\n%time\n'''", ()),
    "in a bracket": ("x = ('%s'\n% y)", "x = ('%s'\n% y)", ()),
    "after a line that goes on": ("x = '%s' \\\n% y", "x = '%s' \\\n% y", ()),
    "a comment with a quote": ("# it's\n!ls", "# it's\npass", ("!ls",)),
    "an operator": ("x = a % b\ny != z", "x = a % b\ny != z", ()),
    "a question in a comment": ("x  # why?", "x  # why?", ()),
    "a text that never ends": ("x = '''\n!ls", "x = '''\n!ls", ()),
    "nothing": ("x = 1", "x = 1", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "masked", "commands"), TEXTS.values(), ids=TEXTS)
def test_mask(text: str, masked: str, commands: tuple[str, ...]) -> None:
    assert mask(text) == (masked, commands)
    assert masked.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["!x\n" * 20_000, "(" * 50_000 + "\n!x", "\\\n" * 20_000, "!\\\n" * 9_000]
)
def test_long_texts_take_no_time(text: str) -> None:
    assert mask(text)[0].count("\n") == text.count("\n")
