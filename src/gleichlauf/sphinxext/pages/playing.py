"""The player of an example on its page: its graph, its goals, and a picture of the way to each.

Without a script, and on paper, the pictures are all there is. The page's script puts the player in
their place when a reader opens them; only then it loads the player and the graph.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from gleichlauf.example.example import Example
from gleichlauf.proof.comparison import as_documented, fits
from gleichlauf.schedules.states.graph import Graph
from gleichlauf.sphinxext.examples.downloads import can_download
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.goals import outcome_labels
from gleichlauf.sphinxext.pages.lanes import Lanes
from gleichlauf.sphinxext.pages.phrases import Say
from gleichlauf.sphinxext.pages.player_script import SCRIPT
from gleichlauf.sphinxext.pages.verdicts import Judged
from gleichlauf.whole_file import write_whole

FOLDER = "_graphs"
"""Where the graphs lie; no page of Sphinx's own has a name that starts like this."""


def player(
    example: Example,
    outcomes: Sequence[Judged],
    graph: Graph,
    lines: Sequence[str],
    first: int,
    say: Say,
) -> folded | None:
    """Return what stands on a page for the player, with the graph that it plays.

    It is None if the page documents something else, or there is nothing to choose in the graph.
    ``outcomes`` are what the page documents. ``lines`` are those of the example's file, of which
    the page shows those from ``first`` on.
    """
    if len(graph.states) == 1:
        return None
    ends = [as_documented(outcome) for outcome in graph.outcomes]
    wanted = outcomes or [Judged(end, "open") for end in ends]
    fitting = [
        [number for number, end in enumerate(ends) if fits(example, judged.outcome, end)]
        for judged in wanted
    ]
    goal_of: dict[int, int] = {}
    first_ends: dict[int, int] = {}
    # What fits least chooses first: an outcome with an ellipsis may fit the end of another, too.
    for goal in sorted(range(len(wanted)), key=lambda goal: len(fitting[goal])):
        own = [number for number in fitting[goal] if number not in goal_of]
        if not own:
            return None
        first_ends[goal] = own[0]
        goal_of |= dict.fromkeys(own, own[0])
    goals = [(first_ends[goal], judged) for goal, judged in enumerate(wanted)]
    if len(goal_of) != len(ends):  # without a bound there is more: it has to be documented first
        return None
    graph = graph.with_ends(goal_of)
    lanes = Lanes(graph, list(lines), first, say)
    node = folded(
        summary=say("Step by step: be the scheduler yourself"),
        classes=["gleichlauf-play", "no-search"],
        data={
            "example": example.name,
            "first": str(first),
            "title": example.title or example.name,
        },
        graph=graph,
    )
    labels = outcome_labels([judged for _, judged in goals], say)
    pictures = [
        f'<div class="gl-end gl-{judged.kind}" data-outcome="{number}"'
        f' data-verdict="{judged.kind}">'
        f'<p class="gl-label">{label}</p>\n{lanes.table(number)}</div>\n'
        for (number, judged), label in zip(goals, labels, strict=True)
    ]
    text = '<div class="gl-static">\n' + "".join(pictures) + "</div>\n"
    node += nodes.raw("", text, format="html")
    return node


def link(app: Sphinx, docname: str, node: folded, page: str, graph: Graph) -> None:
    """Write a graph beside the pages of a site, and let the player's node lead there."""
    if not can_download(type(app.builder)):
        return
    name = f"{page}/{node['data']['example']}"
    uri = f"{FOLDER}/{quote(name)}.js"
    text = f"gleichlauf.graphs[{json.dumps(name)}]={graph.text()};\n"
    # Text of a program may hold what ends a line in a script, though not in JSON.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    write_whole(Path(app.outdir, FOLDER, f"{name}.js"), text.encode())
    here = app.builder.get_target_uri(docname)
    node["data"] |= {
        "graph": name,
        "graph-file": relative_uri(here, uri),
        "player": relative_uri(here, SCRIPT),
    }
