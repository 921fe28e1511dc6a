"""What authors write after our options."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gleichlauf.example.example import ThreadException, Waiting
from gleichlauf.sphinxext.authors import options
from gleichlauf.sphinxext.authors.options import Verdict

GOOD: dict[str, tuple[Callable[[str | None], object], str, object]] = {
    "files": (
        options.files,
        "mydata.txt, out/my archive.zip",
        ("mydata.txt", "out/my archive.zip"),
    ),
    "files on two lines": (options.files, "a\nb", ("a", "b")),
    "texts": (
        options.texts,
        "bare\n'two words'\n\"a\\nb\"",
        frozenset(("bare", "two words", "a\nb")),
    ),
    "granularity": (options.granularity, "gil", "gil"),
    "explore": (options.explore, "no", False),
    "ending": (options.ending, "deadlock", "deadlock"),
    "waiting": (
        options.waiting,
        "T: lock.acquire()\nthread 2: x: int = f()",
        (Waiting("T", "lock.acquire()"), Waiting("thread 2", "x: int = f()")),
    ),
    "verdict": (options.verdict, "wrong: Ben's 4\nis lost", Verdict("wrong", "Ben's 4 is lost")),
    "verdict alone": (options.verdict, "harmless", Verdict("harmless")),
    "exceptions": (
        options.exceptions,
        "T: queue.Empty",
        (ThreadException("T", "queue.Empty"),),
    ),
}


@pytest.mark.parametrize(("read", "text", "value"), GOOD.values(), ids=GOOD)
def test_a_value(read: Callable[[str | None], object], text: str, value: object) -> None:
    assert read(text) == value


BAD: list[tuple[Callable[[str | None], object], str | None]] = [
    *((options.files, name) for name in ("/a", "../a", "a/../b", "a,,b", "", None, "a\\b")),
    *((options.texts, text) for text in ("'open", "'a' + 1", '"a" 1', None)),
    *((options.granularity, text) for text in ("word", "", None)),
    *((options.explore, text) for text in ("maybe", None)),
    *((options.ending, text) for text in ("crash", None)),
    *((options.verdict, text) for text in ("bad", ": lost", "", None)),
    *((options.waiting, text) for text in ("T", "T:", ": x", "T:x", None)),
    *((options.exceptions, text) for text in ("T: Key Error", "T: 1", "T", None)),
]


@pytest.mark.parametrize(("read", "text"), BAD)
def test_a_wrong_value_is_refused(read: Callable[[str | None], object], text: str | None) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(text)
