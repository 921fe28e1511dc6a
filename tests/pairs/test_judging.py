"""What is said of a translated page: a table of versions of its source, and the page."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from gleichlauf.documents.reading import parse_document
from gleichlauf.guard.kinds import NAMES, chosen
from gleichlauf.history.change import Change, Commit
from gleichlauf.pairs.item import items
from gleichlauf.pairs.judging import Judgement, judge
from gleichlauf.pairs.past import Past


class _Versions:
    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def text(self, identity: str) -> str | None:
        return self._texts[int(identity)]


def judged(
    versions: Sequence[str],
    translation: str,
    *,
    suffix: str = ".md",
    select: frozenset[str] | None = None,
) -> list[Judgement]:
    """Judge a page; its source has had the versions given, the last of which is today's."""
    current = items(parse_document(versions[-1], suffix))
    changes = [
        Change(
            Commit(f"commit{number}", f"2024-01-0{number}", "Subject"),
            before=str(number - 1) if number else "",
            after=str(number),
        )
        for number in range(len(versions))
    ]
    past = Past(changes[::-1], _Versions(versions), suffix, current)
    return judge(current, items(parse_document(translation, suffix)), past, select or chosen(None))


def page(*blocks: str, language: str = "python") -> str:
    return "\n\nText\n\n".join(f"```{language}\n{block}\n```" for block in blocks) + "\n"


OPEN = "for name in names:\n    file = open(name, 'w')\n    file.write(text)\n    file.close()"
WITH = "for name in names:\n    with open(name, 'w') as file:\n        file.write(text)"
LISTED = "paths = sorted(folder.iterdir())\nprint(len(paths), 'files')"

FINDINGS = {
    "nothing": ([page(OPEN)], page(OPEN), []),
    "other numbers of settings than there ever were": (
        [page("ask(text, tokens=20)"), page("ask(text, tokens=30)")],
        page("ask(text, tokens=50)"),
        [],
    ),
    "other numbers elsewhere": (
        [page("print(rows[0], tokens)")], page("print(rows[1], tokens)"), [("value", 2, None)]
    ),
    "the number of a setting that was": (
        [page("ask(text, tokens=20)"), page("ask(text, tokens=30)")],
        page("ask(text, tokens=20)"),
        [("stale", 1, 1)],
    ),
    "comments and texts": (
        [page("# One\nprint('two', 3)")],
        page("# Eins\nprint('zwei', 3)  # drei"),
        [],
    ),
    "behind": ([page(OPEN), page(WITH)], page(OPEN), [("stale", 1, 1)]),
    "behind, with translated comments and texts": (
        [page("x = 1\nprint('a', x)"), page("x = 2\nprint('a', x, flush=True)")],
        page("x = 1  # eins\nprint('ah', x)"),
        [("stale", 1, 1)],
    ),
    "the newest commit that changed it": (
        [page(OPEN), page(OPEN, LISTED), page(WITH, LISTED), page(WITH, LISTED, LISTED)],
        page(OPEN, LISTED),
        [("stale", 1, 2)],
    ),
    "a change that came back": (
        [page(OPEN), page(WITH), page(OPEN), page(WITH)],
        page(OPEN),
        [("stale", 1, 3)],
    ),
    "only texts have changed since": (
        [page("print('a')"), page("print('b')")],
        page("print('ah')"),
        [],
    ),
    "only the form has changed since": (
        [page("print(a,\n      b)"), page("print(\n    a,\n    b,\n)")],
        page("print(a, b)"),
        [],
    ),
    "broken": ([page(OPEN)], page(OPEN.replace("    ", "")), [("broken", 3, None)]),
    "broken, as the source once was": (
        [page(OPEN.replace(")", "", 1)), page(OPEN)],
        page(OPEN.replace(")", "", 1)),
        [("broken", 3, 1)],
    ),
    "a fragment that was replaced": (
        [page("= None"), page("value: Annotated[str, Query()] = None")],
        page("= None"),
        [("stale", 1, 1)],
    ),
    "a change of its own": (
        [page(OPEN)],
        page(OPEN.replace("    file.close()", "    # file.close()")),
        [("structure", 5, None)],
    ),
    "a change of its own in what is behind": (
        [page(OPEN), page(WITH)],
        page(OPEN.replace("    file.close()", "    # file.close()")),
        [("structure", 3, 1)],
    ),
    "moved": ([page(OPEN, LISTED)], page(LISTED, OPEN), []),
    "a block more": ([page(OPEN)], page(LISTED, OPEN), []),
    "a block less": ([page(OPEN, LISTED)], page(LISTED), []),
    "a block that the source removed": ([page(OPEN, LISTED), page(LISTED)], page(OPEN, LISTED), []),
    "a block that the source wrote anew": (
        [page(LISTED, OPEN, LISTED), page(LISTED, "import pathlib\nmain()", LISTED)],
        page(LISTED, OPEN, LISTED),
        [("stale", 8, 1)],
    ),
    "commands of a shell": (
        [page("pip install a", language="bash"), page("pip install a b", language="bash")],
        page("# Los\npip  install a", language="bash"),
        [("stale", 1, 1)],
    ),
    "a shell's texts": (
        [page("echo 'Hello'", language="sh")],
        page("echo 'Hallo'", language="sh"),
        [],
    ),
    "prompts and output": (
        [page("$ run a\nDone", language="console"), page("$ run b\nDone", language="console")],
        page("$ run a\nFertig", language="console"),
        [("stale", 1, 1)],
    ),
    "commands of a notebook in a page": (
        [page("!pip install a\nimport a"), page("!pip install a b\nimport a")],
        page("!pip install a\nimport a"),
        [("stale", 1, 1)],
    ),
    "output that is marked": (
        [page("[1, 2]", language="python out")],
        page("[1, 2", language="python out"),
        [],
    ),
    "output that is marked as Python": (
        [page("In file a.py, line 3\n\nno such file: b\n  3 x = 1")],
        page("In Datei a.py, Zeile 3\n\nkeine Datei: b\n  3 x = 1\n4"),
        [],
    ),
    "a traceback": (
        [page("a.py in f(x)\n    3 x = 1", language="python trace")],
        page("a.py in f(x)\n    3 x = 2", language="python trace"),
        [],
    ),
    "other languages": ([page("{}", language="json")], page("[", language="json"), []),
    "a fence that is not closed": (
        [page(OPEN, LISTED)],
        page(OPEN, LISTED).replace("\n```\n\nText", "\n\nText", 1),
        [("broken", 9, None)],
    ),
    "a mark that was lost": ([page(OPEN), page(WITH)], page(OPEN, language=""), [("stale", 1, 1)]),
    "a listing that nobody marked": (
        [page("a.py\n|-- b.py", language=""), page("a.py\n|-- b.py\n|-- c.py", language="")],
        page("a.py\n|-- b.py", language=""),
        [],
    ),
    "commands that nobody marked": (
        [page("$ run a", language=""), page("$ run a b", language="")],
        page("$ run a", language=""),
        [("stale", 1, 1)],
    ),
    "a session": (
        [page(">>> len('abc')\n3"), page(">>> len('abc', 1)\n3")],
        page(">>> len('äbc')\n3"),
        [("stale", 1, 1)],
    ),
    "an import that an earlier block has": (
        [page("import os\nprint(os.name)", "import os\nx = os.getcwd()\nprint(x)")],
        page("import os\nprint(os.name)", "x = os.getcwd()\nprint(x)"),
        [],
    ),
    "an import that no earlier block has": (
        [page("import os\nprint(os.name)", "import sys\nx = sys.argv\nprint(x)")],
        page("import os\nprint(os.name)", "x = sys.argv\nprint(x)"),
        [("structure", 9, None)],
    ),
    "an import in place of one that an earlier block has": (
        [page("from typing import Union", "from typing import Union\nx: Union[int, str] = 1")],
        page("from typing import Union", "from typing import Optional\nx: Union[int, str] = 1"),
        [("names", 8, None)],
    ),
    "an import that is nowhere on the page": (
        [page("import os as system", "print(system.name)")],
        page("print(system.name)"),
        [("names", 2, None)],
    ),
    "an import in a block that nobody compares": (
        [page("print(1)", language="json"), page("import os as system", "print(system.name)")],
        page("import os as system", language="") + page("print(system.name)"),
        [],
    ),
    "an import that the page may have in what nobody can read": (
        [page("import os as system", "print(system.name)", "x = 1\ny = x + 1")],
        page("import os as system!", "print(system.name)", "x = 1\ny = x + 1"),
        [("broken", 2, None)],
    ),
    "names over blocks": (
        [page("total = 0\nprint(total)", "total = total + 1\nprint(total, 1)")],
        page("summe = 0\nprint(summe)", "summe = summe + 1\nprint(total, 1)"),
        [("names", 10, None)],
    ),
    "what is behind is judged by its own names": (
        [page("model = load()", "model.run(1)"), page("pipe = load()", "pipe.run(1)")],
        page("model = load()", "model.run(1)"),
        [("stale", 1, 1), ("stale", 7, 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("versions", "translation", "expected"), FINDINGS.values(), ids=FINDINGS)
def test_findings(
    versions: list[str], translation: str, expected: list[tuple[str, int, int | None]]
) -> None:
    found = judged(versions, translation)
    assert [
        (f.name, f.line, int(f.commit.identity[-1]) if f.commit else None) for f in found
    ] == expected


def test_the_words_of_what_is_behind() -> None:
    (found,) = judged([page(OPEN), page(WITH)], page(OPEN))
    assert found.reason == (
        "the source had this code until commit1 (2024-01-01, Subject); port that commit"
    )
    assert (found.source, found.translation) == (
        "with open(name, 'w') as file:",
        "file = open(name, 'w')",
    )


def test_the_words_of_a_fence_that_is_not_closed() -> None:
    text = page(OPEN, LISTED).replace("\n```\n\nText", "\n\nText", 1)
    (found,) = judged([page(OPEN, LISTED)], text)
    assert found.reason == "the block that begins in line 1 is not closed before this fence"
    assert found.translation == "```python"


def test_several_differences_of_a_block_are_one_finding() -> None:
    (found,) = judged([page("a(1)\nb(2)\nc(3)")], page("a(2)\nb(3)\nc(3)\nd()"))
    assert found.name == "structure"
    assert found.reason.endswith("(and 2 more in this block)")


def test_only_the_wanted_kinds_decide() -> None:
    (found,) = judged(
        [page("a(1)\nb(2)\nc(3)")], page("a(2)\nb(2)\nc(3)\nd()"), select=frozenset({"value"})
    )
    assert found.name == "value"


def test_what_is_missing_or_was_removed_is_told_on_request() -> None:
    versions = [page(OPEN, LISTED), page(LISTED, WITH)]
    found = judged(versions, page(OPEN, LISTED), select=frozenset(NAMES))
    assert [(f.name, f.line) for f in found] == [("removed", 1), ("missing", 12)]


def test_a_change_that_is_not_committed() -> None:
    current = items(parse_document(page(WITH), ".md"))
    commit = Commit("commit0", "2024-01-01", "Subject")
    past = Past([Change(commit, "", "0")], _Versions([page(OPEN)]), ".md", current)
    translation = items(parse_document(page(OPEN), ".md"))
    (found,) = judge(current, translation, past, chosen(None))
    assert found.reason == "the source had this code until a change that is not committed yet"


def test_without_history_the_core_decides() -> None:
    current = items(parse_document(page(WITH), ".md"))
    translation = items(parse_document(page(OPEN), ".md"))
    (found,) = judge(current, translation, None, chosen(None))
    assert found.name == "structure"


def notebook(**cells: str) -> str:
    written = [
        {"cell_type": "code", "metadata": {"id": identity}, "source": source.splitlines(True)}
        for identity, source in cells.items()
    ]
    return json.dumps({"metadata": {}, "cells": written}, indent=1)


def test_cells_belong_together_by_their_ids() -> None:
    source = notebook(a="x = 1", b="def f():\n    return g(1)", c="y = 2")
    translation = notebook(c="y = 2", b="def f():\nreturn h(9)", a="x = 1")
    (found,) = judged([source], translation, suffix=".ipynb")
    assert found.name == "broken"
    assert found.reason.startswith("cell 2: ")
    assert json.loads(translation.split("\n")[found.line - 1]) == "return h(9)"


def test_cells_that_are_behind() -> None:
    old, new = (
        notebook(a="x = f(1)\n!ls", b="%%bash\nls"),
        notebook(a="x = f(2)\n!ls", b="%%bash\ncd"),
    )
    found = judged([old, new], old, suffix=".ipynb")
    assert [(f.name, f.reason[:7]) for f in found] == [("stale", "cell 1:"), ("stale", "cell 2:")]


def test_a_version_that_was_no_notebook() -> None:
    new = notebook(a="x = f(2, y)")
    (found,) = judged(["{", new], notebook(a="x = f(1)"), suffix=".ipynb")
    assert found.name == "structure"
