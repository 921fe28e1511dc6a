"""Whether the code of a page is looked at: where a project asks for it, or the page itself.

All that a project without a wish of ours has to import of this room, with the directives.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from gleichlauf.sphinxext.authors.options import OPTIONS
from gleichlauf.sphinxext.authors.settings import looks_at_all_code
from gleichlauf.sphinxext.versions import app_of

UNMARKED = "gleichlauf_unmarked"
"""What is noted while a page is read: how many blocks of Python nobody asks us to look at.

Two numbers, of the page and of its docstrings; only where somebody has looked.
"""

_SAID = "gleichlauf_said"
"""Noted while a page is read: True if an option is ours alone, False if all are Sphinx's, too."""


def note_said(env: BuildEnvironment, *, ours: bool) -> None:
    """Note that the page that is being read says something to us."""
    env.temp_data[_SAID] = ours or env.temp_data.get(_SAID, False)


class MarkCode(SphinxTransform):
    """Note on each Python block what it is, before Sphinx looks for messages."""

    default_priority = 5  # PreserveTranslatableMessages and ExtraTranslatableNodes have 10

    def apply(self, **kwargs: Any) -> None:
        """Look at the blocks, if anyone asks."""
        said = self.env.temp_data.get(_SAID)
        if said or looks_at_all_code(app_of(self.env)):
            from gleichlauf.sphinxext.authors.marking import Marking

            self.env.temp_data[UNMARKED] = Marking(self.env).mark(self.document)
        elif said is not None:
            for node in self.document.findall(nodes.Element):
                node.attributes.pop(OPTIONS, None)
