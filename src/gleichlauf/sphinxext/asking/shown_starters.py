"""What a page shows of a ``starter``: the program, what is asked, and how a reader goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from gleichlauf.sphinxext.asking.starters import asked_outcomes, file_name, starter
from gleichlauf.sphinxext.examples.downloads import can_download
from gleichlauf.sphinxext.examples.kept import examples_of
from gleichlauf.sphinxext.pages.html import download_link
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.pages.workshop import EXERCISES, change_and_check
from gleichlauf.sphinxext.versions import app_of, builder_class, document_name


class ShowStarters(SphinxPostTransform):
    """Show the code, and in two lines how to go on."""

    default_priority = 296  # before folded elements are unfolded

    def is_supported(self) -> bool:
        """Say whether a page is made, and not a catalogue of its messages."""
        return builder_class(self.env).use_message_catalog

    def run(self, **kwargs: Any) -> None:
        """Put ordinary nodes into the place of each starter."""
        say = phrases(self.config.language).gettext
        builder = builder_class(self.env)
        for node in list(self.document.findall(starter)):
            name = file_name(node)
            shown = [*node.children, *self._asked(node)]
            command = nodes.literal("", f"gleichlauf check-solution {name}")
            before, _, after = say("Check your solution: {command}").partition("{command}")
            how: list[nodes.Node] = [nodes.Text(before), command, nodes.Text(after)]
            if can_download(builder):
                here = app_of(self.env).builder.get_target_uri(document_name(self.env))
                uri = relative_uri(here, f"{EXERCISES}/{document_name(self.env)}/{name}")
                text = say("Download the starter program {file}").format(file=name)
                link = download_link("", text, uri=uri)
                how = [link, nodes.Text(" · "), *how]
                for check in change_and_check(self.env, node["solution"]):
                    how += [nodes.Text(" · "), check]
            shown.append(nodes.paragraph("", "", *how, classes=["gleichlauf-starter"]))
            node.replace_self(shown)

    def _asked(self, node: starter) -> Iterator[nodes.Node]:
        """Say what is asked: in an exercise that can be checked, nothing may be left to guess."""
        say = phrases(self.config.language).gettext
        by_name = examples_of(self.env, document_name(self.env))
        if node["solution"] not in by_name or node["begin"] not in {"", *by_name}:
            return  # the build has said so
        several = "It should print one of these:"
        one = "It should print:"
        if node["aim"] == "some":
            several = "One of these should become possible:"
            one = "This should become possible:"
        outcomes = asked_outcomes(node, by_name)
        yield nodes.paragraph("", say(several if len(outcomes) > 1 else one))
        for outcome in outcomes:
            if outcome.stdout:
                yield nodes.literal_block(
                    outcome.stdout, outcome.stdout.rstrip("\n"), language="none"
                )
            if outcome.ending != "finished":
                yield nodes.paragraph("", say("It never ends."))
