"""An output on its page: which outcome it is, what is to be thought of it, what happens beside."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from gleichlauf.example.example import Outcome
from gleichlauf.sphinxext.authors.directives import is_judged
from gleichlauf.sphinxext.authors.nodes import listing
from gleichlauf.sphinxext.pages.phrases import Say
from gleichlauf.sphinxext.pages.verdicts import verdict


def frame_output(node: nodes.TextElement, outcome: Outcome, say: Say, *, several: bool) -> None:
    """Put an output into a box that says what it is; ``several`` if it is not the only one."""
    options = listing(node).options
    label = "Also possible" if options.also_possible else "Usual output" if several else "Output"
    kind = "gleichlauf-also-possible" if options.also_possible else "gleichlauf-usual"
    box = nodes.container(classes=["gleichlauf-outcome", kind])
    head = nodes.paragraph("", say(label), classes=["gleichlauf-label"])
    if options.verdict is not None:
        box["classes"].append(f"gleichlauf-is-{options.verdict.kind}")
        head += [nodes.Text(" · "), *verdict(node, say)]
    elif outcome.ending != "finished":
        box["classes"].append("gleichlauf-is-wrong")
    box += head
    around = node.parent
    has_verdict = is_judged(around)
    (around if has_verdict else node).replace_self(box)
    if outcome.stdout:
        if has_verdict:
            around.remove(node)
        box += node
    else:
        box += nodes.paragraph("", say("It prints nothing."))
    box += list(_notes(outcome, say))


def _notes(outcome: Outcome, say: Say) -> Iterator[nodes.Element]:
    if outcome.ending == "deadlock":
        yield nodes.paragraph(
            "", say("Deadlock: it never ends, because every thread waits forever.")
        )
    elif outcome.ending == "hang":
        yield nodes.paragraph("", say("It never ends."))
    items = [("{thread} waits here:", w.thread, w.line) for w in outcome.waiting]
    items += [
        ("{thread} ends with an exception:", e.thread, e.exception) for e in outcome.exceptions
    ]
    if items:
        listed = nodes.bullet_list(bullet="*")
        for phrase, name, code in items:
            thread = say("Main program") if name == "MainThread" else name
            text = say(phrase).format(thread=thread) + " "
            paragraph = nodes.paragraph("", text, nodes.literal("", code))
            listed += nodes.list_item("", paragraph)
        yield listed
