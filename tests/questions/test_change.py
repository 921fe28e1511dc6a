"""A program with some statements replaced."""

from __future__ import annotations

import pytest

from gleichlauf.questions.change import ChangeError, changed

PROGRAM = """\
import threading

total = 0


@decorated
def add():
    global total
    total += 1


def show():
    print(total)


add()
show()
"""

CASES = {
    "a function": (
        "def show():\n    print('total', total)",
        PROGRAM.replace("    print(total)", "    print('total', total)"),
    ),
    "a function loses its decorator": (
        "def add():\n    pass",
        PROGRAM.replace("@decorated\n", "").replace("global total\n    total += 1", "pass"),
    ),
    "a variable": ("total = 5", PROGRAM.replace("total = 0", "total = 5")),
    "a new name stands before the next one": (
        "lock = threading.Lock()\ndef show():\n    print(lock)",
        PROGRAM.replace(
            "def show():\n    print(total)",
            "lock = threading.Lock()\n\n\ndef show():\n    print(lock)",
        ),
    ),
    "two at once": (
        "total = 1\ndef show():\n    pass",
        PROGRAM.replace("total = 0", "total = 1").replace("    print(total)", "    pass"),
    ),
}


@pytest.mark.parametrize(("change", "expected"), CASES.values(), ids=CASES)
def test_changed(change: str, expected: str) -> None:
    assert changed(PROGRAM, change) == expected


BAD = {
    "no Python": ("def show(:\n", "this is not Python"),
    "nothing that the program has": ("def other():\n    pass", "has to define what the program"),
    "a call": ("show()", "has to define what the program"),
}


@pytest.mark.parametrize(("change", "complaint"), BAD.values(), ids=BAD)
def test_what_cannot_be_changed(change: str, complaint: str) -> None:
    with pytest.raises(ChangeError, match=complaint):
        changed(PROGRAM, change)
