"""The steps of a picture in words, for those who cannot see the drawing, or have no room for it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docutils import nodes

from gleichlauf.picture.storyboard import Row, Storyboard


def steps(storyboard: Storyboard, example: str, say: Callable[[str], str]) -> nodes.raw:
    """Return the numbered list of steps, whose links lead to the lines of an example's code.

    It is written as HTML, like the drawing: as nodes, the many small parts of many steps would
    take a third of the time in which a page is built. The attribute ``steps`` tells it apart.
    """
    reasons: dict[int, list[str]] = {}
    for wait in storyboard.waits:
        reasons.setdefault(wait.first, []).append(wait.reason)
    items = [
        f"<li><p>{_step(storyboard, row, reasons.get(index, []), example, say)}</p></li>"
        for index, row in enumerate(storyboard.rows)
    ]
    text = "\n".join(['<ol class="arabic simple gleichlauf-steps">', *items, "</ol>\n"])
    return nodes.raw("", text, format="html", steps=True)


def _step(
    storyboard: Storyboard, row: Row, reasons: list[str], example: str, say: Callable[[str], str]
) -> str:
    line = _text(say("line {number}").format(number=row.line))
    link = f'<a class="reference internal" href="#{example}-line-{row.line}">{line}</a>'
    step = f"{_text(storyboard.threads[row.thread])}, {link}: {_code(row.source)}"
    if row.printed is not None:
        step += f" {_text(say('prints'))} {_code(row.printed)}"
    notes = [row.note] if row.note else []
    return step + "".join(f"; {_text(note)}" for note in [*notes, *reasons])


def _text(text: str) -> str:
    return escape(text, quote=False)


def _code(text: str) -> str:
    return f"<code>{_text(text)}</code>"
