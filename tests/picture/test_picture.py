"""Pictures of made-up replays: which rows, which waits, and what the drawing holds."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from gleichlauf.picture.drawing import LONGEST_SOURCE, Labels, draw
from gleichlauf.picture.retelling import Excerpt, Words, retell
from gleichlauf.picture.storyboard import Row, Storyboard, Wait
from gleichlauf.schedules import explore, replay

WORDS = Words(
    main_thread="Main program",
    waits={"": "waits for {what}", "join": "waits for the end of {what}"},
    ends="ends",
    dies="dies of {exception}",
    endings={"deadlock": "All threads wait for ever."},
)
LABELS = Labels(step="Step", printed="Output")

TWO_LOCKS = """\
import threading

fork, knife = threading.Lock(), threading.Lock()


def eat(first, second):
    with first:
        with second:  # Never both at once.
            pass


anna = threading.Thread(target=eat, args=(fork, knife), name="Anna")
ben = threading.Thread(target=eat, args=(knife, fork), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Both have eaten.")
"""

DYING = """\
import threading


def work():
    print("before")
    raise ValueError("no")


worker = threading.Thread(target=work, name="worker")
worker.start()
worker.join()
print("after")
"""


ENDS_BY_WAITING = """\
import threading

answered = threading.Event()


def work():
    answered.wait()


worker = threading.Thread(target=work, name="worker")
worker.start()
worker.join(0.1)
answered.set()
worker.join()
"""


def storyboards(tmp_path: Path, script: str, first: int = 1) -> dict[str, Storyboard]:
    """Return the storyboard of every outcome, by how it ends and what it prints."""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    excerpt = Excerpt(script, first, len(script.splitlines()))
    return {
        f"{outcome.ending}: {outcome.stdout}": retell(replay(path, outcome.witness), excerpt, WORDS)
        for outcome in explore(path, bound=1).outcomes
    }


def test_a_deadlock_shows_both_threads_waiting_for_ever(tmp_path: Path) -> None:
    found = storyboards(tmp_path, TWO_LOCKS)
    board = found["deadlock: "]
    assert board.ending == "All threads wait for ever."
    for_ever = {
        (board.threads[wait.thread], wait.reason)
        for wait in board.waits
        if wait.last == len(board.rows)
    }
    assert for_ever == {
        ("Main program", "waits for the end of Anna"),
        ("Anna", "waits for knife"),
        ("Ben", "waits for fork"),
    }


def test_definitions_and_comments_are_left_out(tmp_path: Path) -> None:
    board = storyboards(tmp_path, TWO_LOCKS)["finished: Both have eaten.\n"]
    sources = [row.source for row in board.rows]
    assert "with second:" in sources
    assert not any(source.startswith(("import", "def", "#")) for source in sources)


def test_an_exception_and_what_was_printed_stand_at_their_steps(tmp_path: Path) -> None:
    (board,) = storyboards(tmp_path, DYING).values()
    worker = board.threads.index("worker")
    rows = [row for row in board.rows if row.thread == worker]
    assert [(row.line, row.printed, row.note) for row in rows] == [
        (5, "before", ""),
        (6, None, "dies of ValueError"),
    ]
    assert board.rows[-1] == Row(0, 12, 'print("after")', printed="after")


def test_an_end_after_waiting_has_a_step_of_its_own(tmp_path: Path) -> None:
    board = storyboards(tmp_path, ENDS_BY_WAITING)["finished: "]
    steps = [(row.thread, row.line, row.note) for row in board.rows]
    waited = steps.index((1, 7, ""))
    ended = steps.index((1, 7, "ends"))
    joined = steps.index((0, 14, ""))
    assert waited < joined < ended
    assert Wait(1, waited, ended, "waits for answered") in board.waits
    # The main program, too, goes on and ends; nothing waits for ever.
    assert steps[-1] == (0, 14, "ends")
    assert Wait(0, joined, len(steps) - 1, "waits for the end of worker") in board.waits
    assert all(wait.last < len(steps) for wait in board.waits)


def test_lines_are_counted_from_the_first_line_on_the_page(tmp_path: Path) -> None:
    (board,) = storyboards(tmp_path, DYING, first=9).values()
    assert [row.line for row in board.rows] == [1, 2, 3, 4]
    assert board.threads == ("Main program",)


def board_of(*rows: Row, waits: tuple[Wait, ...] = ()) -> Storyboard:
    return Storyboard(("MainThread", "worker"), rows, waits)


ROWS = (Row(0, 1, "worker.join()"), Row(1, 7, "print('a < b & c')", printed="a < b & c"))
LONG = Row(1, 1, "x = " + "1 + " * 40 + "1", note="dies of ZeroDivisionError")


@pytest.mark.parametrize(
    "board",
    [
        pytest.param(board_of(*ROWS), id="no waiting"),
        pytest.param(board_of(*ROWS, waits=(Wait(0, 0, 2, "waits"),)), id="waiting for ever"),
        pytest.param(board_of(*ROWS, ROWS[0], waits=(Wait(0, 0, 2, "waits"),)), id="waiting"),
        pytest.param(board_of(ROWS[0], LONG), id="a line too long to show"),
    ],
)
def test_a_drawing_is_well_formed_and_takes_its_colours_from_the_page(board: Storyboard) -> None:
    drawing = draw(board, name="example-1", labels=LABELS)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
    assert "style" not in drawing
    assert not {value for value in drawing.split('"') if value.startswith(("#0", "rgb"))}
    links = [element.get("href") for element in root.iter("{http://www.w3.org/2000/svg}a")]
    assert links == [f"#example-line-{row.line}" for row in board.rows]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert ids == ["example-1-hatching"]


def test_a_note_is_shown_whole_where_the_source_line_is_cut() -> None:
    drawing = draw(board_of(ROWS[0], LONG), name="example-1", labels=LABELS)
    (cell,) = [part for part in drawing.split(">") if "dies of ZeroDivisionError" in part]
    assert len(cell.removesuffix("</text")) <= LONGEST_SOURCE[1]


@pytest.mark.parametrize("threads", [1, 2, 3, 4])
def test_a_drawing_is_legible_in_a_column_of_text(threads: int) -> None:
    names = tuple(f"thread {number} of a program with threads" for number in range(threads))
    rows = [Row(thread, 1, LONG.source, LONG.source, LONG.note) for thread in range(threads)]
    drawing = draw(Storyboard(names, tuple(rows), waits=()), name="example-1", labels=LABELS)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
    # A column of 700 pixels scales letters of 12 pixels to 10 or more.
    assert int(root.get("width", "0")) * 10 / 12 <= 700
