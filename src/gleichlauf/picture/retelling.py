"""From a replay to a storyboard: which of its events a reader sees, and in which words."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from gleichlauf.picture.storyboard import Row, Storyboard, Wait
from gleichlauf.schedules import Event, Replay


@dataclass(frozen=True, slots=True)
class Words:
    """How a storyboard speaks to its reader.

    ``main_thread`` is what the main thread is called, unless the script gives it a name.
    ``waits`` maps a kind of waiting (as in `gleichlauf.schedules.Waiting`) to a phrase with the
    field ``{what}``; ``waits[""]`` is the phrase for all other kinds. ``ends`` is the note at a
    thread's last step, ``dies`` the one at an exception, with the field ``{exception}``;
    ``endings`` maps an ending to a sentence.
    """

    main_thread: str
    waits: Mapping[str, str]
    ends: str
    dies: str
    endings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of a script that stand on the page: ``first`` to ``last``, counted from 1."""

    script: str
    first: int
    last: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last


def retell(replay: Replay, excerpt: Excerpt, words: Words) -> Storyboard:
    """Return a replay as a storyboard of the excerpt that its reader sees.

    Imports and definitions are left out: they come before the threads, and nothing happens in
    them that another thread could notice.
    """
    teller = _Teller(excerpt, words)
    for event in replay.events:
        teller.tell(event)
    return Storyboard(
        threads=tuple(
            words.main_thread if name == "MainThread" else name for name in teller.threads
        ),
        rows=tuple(teller.rows),
        waits=teller.all_waits(),
        ending=words.endings.get(replay.outcome.ending, ""),
    )


class _Teller:
    """Collects rows and waits, event by event."""

    def __init__(self, excerpt: Excerpt, words: Words) -> None:
        self.excerpt = excerpt
        self.words = words
        self.sources = _without_comments(excerpt)
        self.left_out = _lines_of_definitions(excerpt.script)
        self.threads: list[str] = []
        self.rows: list[Row] = []
        self.waits: list[Wait] = []
        self.begun: dict[int, tuple[int, str]] = {}

    def tell(self, event: Event) -> None:
        if event.kind == "end":
            self._ended(event.thread)
        elif event.line not in self.excerpt or event.line in self.left_out:
            return
        elif event.kind == "line":
            self._row(event)
        elif event.kind == "print":
            self._printed(event)
        elif event.kind == "exception":
            self._row_of(event)
            if thread := self._thread(event.thread):  # The main thread's is the picture's end.
                self._note(thread, self.words.dies.format(exception=event.object))
        elif event.kind == "wait":
            self._row_of(event)
            self.begun[self._thread(event.thread)] = (len(self.rows) - 1, event.object)

    def all_waits(self) -> tuple[Wait, ...]:
        for_ever = [
            Wait(thread, first, len(self.rows), self._reason(what))
            for thread, (first, what) in self.begun.items()
        ]
        return tuple(sorted(self.waits + for_ever, key=lambda wait: (wait.first, wait.thread)))

    def _thread(self, name: str) -> int:
        if name not in self.threads:
            self.threads.append(name)
        return self.threads.index(name)

    def _row(self, event: Event) -> None:
        thread = self._thread(event.thread)
        self._goes_on(thread)
        line = event.line or 0
        source = self.sources[line - 1]
        self.rows.append(Row(thread, line - self.excerpt.first + 1, source))

    def _goes_on(self, thread: int) -> Row | None:
        """Note that a thread waits no more; return the row of its wait, if that is to be seen.

        A wait that no other thread used for a step is too short for that.
        """
        if thread not in self.begun:
            return None
        first, what = self.begun.pop(thread)
        if first + 1 == len(self.rows):
            return None
        self.waits.append(Wait(thread, first, len(self.rows), self._reason(what)))
        return self.rows[first]

    def _ended(self, thread_name: str) -> None:
        """Note a thread's end: with its last row, or if it had to wait there, in one more.

        The main thread's end needs no note where its last row is the end of the picture.
        """
        if thread_name not in self.threads:
            return
        thread = self.threads.index(thread_name)
        waited = self._goes_on(thread)
        if waited is not None:
            self.rows.append(Row(thread, waited.line, waited.source, note=self.words.ends))
        elif thread:
            self._note(thread, self.words.ends)

    def _row_of(self, event: Event) -> None:
        """Make sure that the last row is this thread's, at this line."""
        line = (event.line or 0) - self.excerpt.first + 1
        thread = self._thread(event.thread)
        if not self.rows or (self.rows[-1].thread, self.rows[-1].line) != (thread, line):
            self._row(event)

    def _printed(self, event: Event) -> None:
        self._row_of(event)
        before = self.rows[-1].printed
        text = event.text.removesuffix("\n")
        self.rows[-1] = replace(
            self.rows[-1], printed=text if before is None else f"{before}\n{text}"
        )

    def _note(self, thread: int, note: str) -> None:
        """Add a note to a thread's last row, unless it has one."""
        for index in reversed(range(len(self.rows))):
            if self.rows[index].thread == thread:
                if not self.rows[index].note:
                    self.rows[index] = replace(self.rows[index], note=note)
                return

    def _reason(self, waiting: str) -> str:
        kind, _, what = waiting.partition(" ")
        phrase = self.words.waits.get(kind, self.words.waits[""])
        return phrase.format(what=what or kind)


@lru_cache(maxsize=1)  # a script's replays are told one after the other
def _without_comments(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the lines of a script without indentation and comments: what a step carries out."""
    lines = excerpt.script.splitlines()
    # Most excerpts have no comments, and to look for them takes longer than all the rest.
    if any("#" in line for line in lines[excerpt.first - 1 : excerpt.last]):
        for token in tokenize.generate_tokens(io.StringIO(excerpt.script).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column]
    return tuple(line.strip() for line in lines)


@lru_cache(maxsize=1)
def _lines_of_definitions(script: str) -> frozenset[int]:
    """Return the lines at which an import, a function or a class begins.

    The decorators of a definition count with it.
    """
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    lines = set()
    waiting: list[ast.AST] = [ast.parse(script)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, kinds):
            decorators = getattr(node, "decorator_list", [])
            lines.update([node.lineno, *(decorator.lineno for decorator in decorators)])
        # No expression holds a statement, so there is no need to look into any.
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(node, field, [])
    return frozenset(lines)
