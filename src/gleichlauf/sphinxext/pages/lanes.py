"""One way through a graph as a table: time downwards, a lane for each thread, with values.

It is what the player shows as its history, for those without a script and on paper. It is written
as HTML: as nodes, so many small parts would take a good part of the time of a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from gleichlauf.player.words import WORDS
from gleichlauf.schedules.states.graph import Graph, State

COLOURS = 8
"""So many threads have a colour of their own."""

_OF_A_THREAD = re.compile(r"\d+\?|\d+")
_LOCAL = re.compile(r"(\d+)/\d+/(.*)")


class Lanes:
    """Writes ways through one graph. ``sources`` are the script's lines, ``first`` the page's."""

    def __init__(
        self, graph: Graph, sources: list[str], first: int, say: Callable[[str], str]
    ) -> None:
        self.graph = graph
        self.sources = sources
        self.first = first
        self.say = say

    def table(self, outcome: int) -> str:
        """Return a shortest way to an outcome."""
        way = self.graph.way_to(outcome)
        states = [self.graph.states[number] for number, _ in way]
        end = next(state for state in self.graph.states if state.end == outcome)
        steps = list(zip(way, states, [*states[1:], end], strict=True))
        threads = [
            thread
            for thread in range(len(self.graph.threads))
            if any(str(thread) in after.view for _, _, after in steps) or not steps
        ]
        heads = "".join(
            f'<th scope="col" class="{_colour(thread)}">{escape(self._name(thread))}</th>'
            for thread in threads
        )
        told: dict[int, str] = {}
        rows = [
            self._row(number, thread, before, after, threads, told)
            for number, ((_, thread), before, after) in enumerate(steps, start=1)
        ]
        return (
            f'<div class="gl-scroll" tabindex="0"><table class="gl-lanes"><thead><tr>'
            f'<th scope="col">{self._word("step")}</th>{heads}'
            f'<th scope="col">{self._word("values")}</th></tr></thead>\n<tbody>'
            + "\n".join(rows)
            + "</tbody></table></div>\n"
        )

    def _row(
        self,
        number: int,
        mover: int,
        before: State,
        after: State,
        threads: list[int],
        told: dict[int, str],
    ) -> str:
        cells = []
        for thread in threads:
            if thread == mover:
                told.pop(thread, None)
                cells.append(self._step(thread, before))
            else:
                cells.append(self._meanwhile(thread, after, told))
        news = [f"<li><code>{escape(text)}</code></li>" for text in self.news(mover, before, after)]
        if printed := after.printed[len(before.printed) :].rstrip():
            news.append(f"<li><samp>{escape(printed)}</samp></li>")
        last = f"<ul>{''.join(news)}</ul>" if news else ""
        return f'<tr><th scope="row">{number}</th>{"".join(cells)}<td>{last}</td></tr>'

    def _step(self, thread: int, before: State) -> str:
        lines = before.view.get(str(thread))
        line = lines[0] if isinstance(lines, list) else 0
        place, source = "", self._word("setUp")
        if line >= self.first:
            place = f"{line - self.first + 1} "
            source = escape(_without_comment(self.sources[line - 1]))
        kind = f"gl-step {_colour(thread)}"
        return f'<td class="{kind}">{place}<code>{source}</code></td>'

    def _meanwhile(self, thread: int, state: State, told: dict[int, str]) -> str:
        if state.view.get(str(thread), "ended") == "ended":
            return "<td></td>"
        wait = state.view.get(f"{thread}?")
        words = self.waits(wait) if isinstance(wait, list) and thread not in state.go else ""
        again, told[thread] = told.get(thread) == words, words
        return f'<td class="{"gl-waits" if words else "gl-lives"}">{"" if again else words}</td>'

    def news(self, mover: int, before: State, after: State) -> list[str]:
        """Return what a move of a thread has changed, such as ``total = 3``."""
        found = []
        for key, value in sorted(after.view.items()):
            local = _LOCAL.fullmatch(key)
            if before.view.get(key) == value or _OF_A_THREAD.fullmatch(key):
                continue
            if local is None or int(local[1]) == mover:
                found.append(f"{local[2] if local else key} = {self.value(value)}")
        return found

    def waits(self, wait: list[Any]) -> str:
        """Say what a thread waits for."""
        kind, name, holder, woken = (*wait, None, None)[:4]
        if kind in ("sleep", "exit"):
            return self._word(f"waits_{kind}")
        if kind == "join":
            return self._word("waitsJoin", what=self._main_or(name))
        if woken:
            return self._word("woken", what=name)
        if holder is not None:
            return self._word("waitsHeld", what=name, thread=self._name(holder))
        return self._word("waits", what=name)

    def value(self, value: Any) -> str:
        """Return a value as text; of what threads wait in, what is to be known of it."""
        if isinstance(value, str):
            return value
        kind, first, second, third = (*value, None, None, None)[:4]
        match kind:
            case "lock":
                if first is None:
                    return self._plain("free")
                word = "heldTimes" if second and second > 1 else "held"
                return self._plain(word, thread=self._name(first), times=second)
            case "condition":
                if not first:
                    return self._plain("nobody")
                return self._plain("waiters", threads=", ".join(map(self._name, first)))
            case "event":
                return self._plain("set" if first else "unset")
            case "semaphore":
                return self._plain("seats", number=first)
            case "barrier":
                return self._plain("broken" if third else "arrived", number=first, all=second)
            case "queue":
                return self._plain("roomFor", items=first, number=second) if second else str(first)
            case "future":
                return self._plain(first) if second is None else str(second)
        return str(first)

    def _name(self, thread: int) -> str:
        return self._main_or(self.graph.threads[thread])

    def _main_or(self, name: str) -> str:
        return self.say(WORDS["main"]) if name == "MainThread" else name

    def _plain(self, word: str, **fields: object) -> str:
        return self.say(WORDS[word]).format(**fields)

    def _word(self, word: str, **fields: object) -> str:
        return escape(self._plain(word, **fields), quote=False)


def _colour(thread: int) -> str:
    return f"gl-thread-{thread % COLOURS}"


def _without_comment(line: str) -> str:
    """Return a line without its comment, unless a quote makes it doubtful that it is one."""
    code, _, comment = line.partition("  # ")
    return line.strip() if '"' in comment or "'" in comment else code.strip()
