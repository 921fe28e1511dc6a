"""The values of this room: one run of a threaded example, as rows that can be drawn or read out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One step of one thread.

    ``thread`` is an index into the storyboard's threads. ``line`` counts from 1 within the code
    that stands on the page, and ``source`` is that line's text without its indentation.
    ``printed`` is what the step printed, without its last newline; None where it printed nothing.
    ``note`` says what else happened there, in the reader's language: that the thread came to its
    end, say, or died of an exception. It is empty where there is nothing to say.
    """

    thread: int
    line: int
    source: str
    printed: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A thread that waits: from behind row ``first`` until before row ``last``.

    ``first`` is the index of the row with which the thread began to wait, ``last`` the index of
    the row with which it went on; ``last`` equals the number of rows where it waits for ever.
    ``reason`` says for what, in the reader's language.
    """

    thread: int
    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Storyboard:
    """One schedule, step by step.

    ``threads`` are the names in the order of starting, ``rows`` are in the order of time, the
    first of them is step 1. ``ending`` is a sentence for the reader where the run does not end
    by itself, otherwise it is empty.
    """

    threads: tuple[str, ...]
    rows: tuple[Row, ...]
    waits: tuple[Wait, ...]
    ending: str = ""

    def waiting_at(self, index: int) -> tuple[Wait, ...]:
        """Return the waits that last during row ``index``."""
        return tuple(wait for wait in self.waits if wait.first < index < wait.last)

    def life_of(self, thread: int) -> tuple[int, int]:
        """Return the indices of the first and the last row that a thread takes part in."""
        own = [index for index, row in enumerate(self.rows) if row.thread == thread]
        waits = [wait.last - 1 for wait in self.waits if wait.thread == thread]
        return min(own), max(own + waits)
