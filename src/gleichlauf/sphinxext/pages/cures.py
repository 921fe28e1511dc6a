"""A program with a fault and the one that cures it: what each is, and both side by side."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from docutils import nodes

from gleichlauf.example.example import Example
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.goals import outcome_labels
from gleichlauf.sphinxext.pages.phrases import Say
from gleichlauf.sphinxext.pages.verdicts import Judged, count


def changed_lines(before: str, after: str) -> tuple[list[int], list[int]]:
    """Return the lines, from 1, that only the first or only the second program has."""
    first, second = before.splitlines(), after.splitlines()
    gone: list[int] = []
    new: list[int] = []
    for kind, start, end, other, last in SequenceMatcher(
        None, first, second, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            gone += (number + 1 for number in range(start, end) if first[number].strip())
            new += (number + 1 for number in range(other, last) if second[number].strip())
    return gone, new


def beside(
    fault: Example,
    cure: Example,
    outcomes: tuple[Sequence[Judged], Sequence[Judged]],
    say: Say,
) -> folded:
    """Return both programs with what tells them apart, and the outcomes of each."""
    gone, new = changed_lines(fault.code, cure.code)
    columns = nodes.container(classes=["gleichlauf-columns"])
    columns += _column(fault, gone, outcomes[0], ("fault", say("The fault")), say)
    columns += _column(cure, new, outcomes[1], ("cure", say("The cure")), say)
    node = folded(
        summary=say("Fault and cure side by side: {before} → {after}").format(
            before=count(outcomes[0], say), after=count(outcomes[1], say)
        ),
        classes=["gleichlauf-beside", "no-search"],
    )
    node += columns
    return node


def _column(
    example: Example,
    changed: Sequence[int],
    outcomes: Sequence[Judged],
    kind: tuple[str, str],
    say: Say,
) -> nodes.container:
    name, title = kind
    column = nodes.container(classes=[f"gleichlauf-{name}"])
    heading = f"{title}: {example.title}" if example.title else title
    column += nodes.paragraph("", heading, classes=["gleichlauf-kind"])
    block = nodes.literal_block(example.code, example.code.rstrip("\n"), language="python3")
    block["highlight_args"] = {"hl_lines": list(changed)}
    column += block
    column += nodes.paragraph("", count(outcomes, say), classes=["gleichlauf-label"])
    items = [
        f'<li class="gleichlauf-is-{outcome.kind}">{label}</li>'
        for outcome, label in zip(outcomes, outcome_labels(outcomes, say), strict=True)
    ]
    text = f'<ul class="gleichlauf-outcomes">{"".join(items)}</ul>\n'
    column += nodes.raw("", text, format="html")
    return column
