"""The schedules of an example on its page: what was proved, and a picture of each outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docutils import nodes

from gleichlauf import schedules
from gleichlauf.example.example import Example, Outcome, Search
from gleichlauf.example.file import write_example
from gleichlauf.example.lines import first_code_line
from gleichlauf.picture.drawing import Labels, draw
from gleichlauf.picture.retelling import Excerpt, Words, retell
from gleichlauf.picture.storyboard import Storyboard
from gleichlauf.proof.cache import explored
from gleichlauf.proof.comparison import compare, fits, found_outcomes
from gleichlauf.proof.graphs import graphed
from gleichlauf.sphinxext.pages.claims import claim
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.phrases import Say
from gleichlauf.sphinxext.pages.playing import player
from gleichlauf.sphinxext.pages.steps import steps
from gleichlauf.sphinxext.pages.verdicts import Judged


class UnprovedError(ValueError):
    """The search does not confirm what the page says; the message says in what, and what to do."""


def pictures(
    example: Example,
    outcomes: Sequence[Judged],
    search: Search,
    cache: Path,
    say: Say,
    *,
    playable: bool,
) -> Iterator[nodes.Element]:
    """Yield what a page shows of the search over an example's schedules.

    First the claim, then a picture of each documented outcome, in their order; nothing of a
    program that starts no second thread. If it is to be ``playable``, and there is a graph to
    play, the pictures stand within the player. ``outcomes`` are the example's, with the verdicts
    on them. ``cache`` is the folder in which searches are kept. Raises `UnprovedError`, and
    `gleichlauf.schedules.CannotSearchError` where nothing can be searched.
    """
    text = write_example(example)
    script = schedules.Script(f"{example.name}.py", text)
    try:
        exploration = explored(script, search, cache)
    except schedules.CannotSearchError:
        raise
    except schedules.ScriptError as error:
        raise UnprovedError(str(error)) from error
    verdict = compare(example, exploration, lambda _: ())
    for complaint in verdict.complaints:
        raise UnprovedError(
            f"example {example.name}: {complaint.wrong}; {complaint.advice} "
            f"(pytest examples/{example.language} -k {example.name} shows more)"
        )
    if not exploration.threads:
        return
    found = found_outcomes(exploration)
    replays = {replay.outcome.witness: replay for replay in exploration.replays}
    start = first_code_line(example)
    graph = graphed(script, search, exploration, cache).graph if playable else None
    node = graph and player(example, outcomes, graph, text.splitlines(), start, say)
    states = len(graph.states) if graph and node and graph.bound is None else None
    yield claim(example, exploration, states, say)
    if node:
        yield node
        return
    excerpt = Excerpt(text, start, start + len(example.code.rstrip("\n").split("\n")) - 1)
    for number, outcome in enumerate(example.outcomes, start=1):
        witness = next(item.witness for item in found if fits(example, outcome, item.outcome))
        storyboard = _storyboard(replays[witness], excerpt, say)
        yield _picture(example, number, outcome, storyboard, say)


def _storyboard(replay: schedules.Replay, excerpt: Excerpt, say: Say) -> Storyboard:
    waits_for_end = say("waits for the end of {what}")
    waits = {
        "": say("waits for {what}"),
        "join": waits_for_end,
        "pool": waits_for_end,
        "sleep": say("sleeps"),
        "exit": say("waits for the other threads to end"),
    }
    words = Words(
        main_thread=say("Main program"),
        waits=waits,
        ends=say("ends"),
        dies=say("dies: {exception}"),
        endings={
            "deadlock": say("Now every thread waits forever."),
            "hang": say("This goes on forever."),
        },
    )
    return retell(replay, excerpt, words)


def _picture(
    example: Example, number: int, outcome: Outcome, storyboard: Storyboard, say: Say
) -> nodes.Element:
    if len(example.outcomes) == 1:
        summary = say("Step by step")
    elif number == 1:
        summary = say("Step by step: the usual outcome")
    else:
        first = next(iter(outcome.stdout.splitlines()), "")
        other = say("Step by step: also possible, “{first}” comes first")
        summary = (
            other.format(first=first)
            if first and not example.outcomes[0].stdout.startswith(first)
            else say("Step by step: also possible, no. {number}").format(number=number)
        )
        if outcome.ending == "deadlock":
            summary = say("Step by step: the deadlock")
    picture = folded(
        summary=summary,
        group=f"{example.name}-pictures",
        classes=["gleichlauf-run", "no-search"],
        data={"previous": say("Previous step"), "next": say("Next step")},
    )
    drawing = draw(
        storyboard,
        name=f"{example.name}-{number}",
        labels=Labels(step=say("Step"), printed=say("Output")),
    )
    picture += nodes.raw("", drawing, format="html")
    picture += steps(storyboard, example.name, say)
    if storyboard.ending:
        picture += nodes.paragraph("", storyboard.ending, classes=["gleichlauf-ending"])
    return picture
