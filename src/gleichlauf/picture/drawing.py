"""The drawing of a storyboard: an SVG with a column per thread, time running downwards.

All colours come from the page (``currentColor`` and classes), and no style is written into the
drawing, so that it follows the theme, light or dark, under a strict Content-Security-Policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from gleichlauf.picture.storyboard import Row, Storyboard, Wait

ROW_HEIGHT = 22
HEADER_HEIGHT = 28
GUTTER_WIDTH = 34
PADDING = 8
CHARACTER_WIDTH = 7.25
"""Pixels that a character of the 12-pixel monospaced font takes; the font is the reader's own."""

LONGEST_SOURCE = (60, 32, 24, 18)
LONGEST_PRINTED = (34, 34, 24, 20)
"""Characters, by the number of threads from 1; with more threads the last of them holds.

So a drawing is about 800 pixels wide and stays legible in a column of text. What is longer is cut
in the drawing, and stands in full in the list of steps.
"""

BASELINE = 15
"""Pixels from the upper edge of a row to the foot of its letters."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a drawing in the reader's language."""

    step: str
    printed: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns stand: their left edges and widths, in pixels.

    ``longest_source`` and ``longest_printed`` are the characters that a column has room for.
    """

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    printed_left: float
    width: float
    height: int
    longest_source: int
    longest_printed: int


def draw(storyboard: Storyboard, *, name: str, labels: Labels) -> str:
    """Return the SVG element of a storyboard.

    ``name`` is the prefix of the ids in it, unique on the page. A line of code is linked as
    ``#EXAMPLE-line-12``, where EXAMPLE is the part of ``name`` before its last hyphen. What all
    rows have in common, such as the colour behind them, is left to the style of the page.
    """
    layout = _lay_out(storyboard, labels)
    example = name.rpartition("-")[0]
    parts = [
        f'<svg class="gleichlauf-picture" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {layout.width:.0f} {layout.height}" '
        f'width="{layout.width:.0f}" height="{layout.height}" '
        f'font-family="monospace" font-size="12" fill="currentColor" aria-hidden="true">',
        _hatching(name),
        *_header(storyboard, layout, labels),
        *_lives(storyboard, layout),
        *(_wait(wait, storyboard, layout, name) for wait in storyboard.waits),
        *(_row(index, row, layout, example=example) for index, row in enumerate(storyboard.rows)),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _lay_out(storyboard: Storyboard, labels: Labels) -> _Layout:
    longest_source, longest_printed = (
        lengths[min(len(storyboard.threads), len(lengths)) - 1]
        for lengths in (LONGEST_SOURCE, LONGEST_PRINTED)
    )
    lefts: list[float] = []
    widths: list[float] = []
    left: float = GUTTER_WIDTH
    for thread, thread_name in enumerate(storyboard.threads):
        texts = [_cell_text(row, longest_source) for row in storyboard.rows if row.thread == thread]
        texts += [wait.reason for wait in storyboard.waits if wait.thread == thread]
        longest = max(map(len, [thread_name, *texts]))
        width = min(longest, longest_source) * CHARACTER_WIDTH + 2 * PADDING
        lefts.append(left)
        widths.append(width)
        left += width + PADDING
    printed = [labels.printed, *(row.printed or "" for row in storyboard.rows)]
    right = left + min(max(map(len, printed)), longest_printed) * CHARACTER_WIDTH + PADDING
    height = HEADER_HEIGHT + len(storyboard.rows) * ROW_HEIGHT + PADDING
    if any(wait.last == len(storyboard.rows) for wait in storyboard.waits):
        height += ROW_HEIGHT
    return _Layout(
        tuple(lefts), tuple(widths), left, right, height, longest_source, longest_printed
    )


def _cell_text(row: Row, longest: int) -> str:
    text = f"{row.line:>2}  {row.source}"
    if not row.note:
        return text
    # The note is the news of its step: where room is short, the source line gives way, but for
    # its number.
    return f"{_cut(text, max(longest - len(row.note) - 2, 3))}  {row.note}"


def _top(index: int) -> int:
    return HEADER_HEIGHT + index * ROW_HEIGHT


def _cut(text: str, longest: int) -> str:
    flat = " ".join(text.splitlines())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def _text(text: str, x: float, y: float, *, classes: str = "", longest: int = 200) -> str:
    attribute = f" class={quoteattr(classes)}" if classes else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{attribute}>{escape(_cut(text, longest))}</text>'


def _hatching(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-hatching" width="6" height="6" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V6" stroke="currentColor" stroke-opacity="0.35"/></pattern></defs>'
    )


def _header(storyboard: Storyboard, layout: _Layout, labels: Labels) -> list[str]:
    y = HEADER_HEIGHT - 10
    columns = zip(storyboard.threads, layout.lefts, strict=True)
    return [
        *(_text(name, left + PADDING, y, classes="thread") for name, left in columns),
        _text(labels.printed, layout.printed_left, y, classes="printed-head"),
        f'<path d="M0 {HEADER_HEIGHT - 4}H{layout.width:.0f}" '
        f'stroke="currentColor" stroke-opacity="0.4"/>',
    ]


def _lives(storyboard: Storyboard, layout: _Layout) -> list[str]:
    lines = []
    for thread in range(len(storyboard.threads)):
        first, last = storyboard.life_of(thread)
        x = layout.lefts[thread]
        lines.append(
            f'<path class="life" d="M{x:.0f} {_top(first)}V{_top(last + 1)}" '
            f'stroke="currentColor" stroke-opacity="0.4"/>'
        )
    return lines


def _wait(wait: Wait, storyboard: Storyboard, layout: _Layout, name: str) -> str:
    top = _top(wait.first + 1)
    for_ever = wait.last == len(storyboard.rows)
    bottom = _top(wait.last) + (ROW_HEIGHT if for_ever else 0)
    if bottom <= top:
        return ""
    x, width = layout.lefts[wait.thread], layout.widths[wait.thread]
    return (
        f'<g class="wait"><rect x="{x:.0f}" y="{top}" width="{width:.0f}" '
        f'height="{bottom - top}" fill="url(#{name}-hatching)"/>'
        + _text(wait.reason, x + PADDING, top + BASELINE, longest=layout.longest_source)
        + "</g>"
    )


def _row(index: int, row: Row, layout: _Layout, *, example: str) -> str:
    top = _top(index)
    x, width = layout.lefts[row.thread], layout.widths[row.thread]
    printed = ""
    if row.printed is not None:
        printed = _text(
            row.printed,
            layout.printed_left,
            top + BASELINE,
            classes="printed",
            longest=layout.longest_printed,
        )
    return (
        f'<g class="row thread-{row.thread}">'
        f'<a href="#{example}-line-{row.line}" tabindex="-1">'
        + _text(f"{index + 1:>3}", 4, top + BASELINE, classes="step")
        + f'<rect x="{x:.0f}" y="{top + 2}" width="{width:.0f}" height="{ROW_HEIGHT - 4}"/>'
        + _text(
            _cell_text(row, layout.longest_source),
            x + PADDING,
            top + BASELINE,
            longest=layout.longest_source,
        )
        + "</a>"
        + printed
        + "</g>"
    )
