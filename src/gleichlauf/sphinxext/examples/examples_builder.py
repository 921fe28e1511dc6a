"""The builder ``examples``: every example of every page as a file, one folder per language."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence, Set
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from gleichlauf.sphinxext.examples.kept import pages
from gleichlauf.sphinxext.versions import same_kind_of_path

if TYPE_CHECKING:
    from gleichlauf.sphinxext.examples.page import PageExamples

logger = logging.getLogger(__name__)


class ExamplesBuilder(Builder):
    """Write ``OUTDIR/<page>/<name>.py`` for each example of a build in one language."""

    name = "examples"
    epilog = "The examples are in %(outdir)s."

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        if self.doctreedir == self.outdir / ".doctrees":
            # Without -d, Sphinx keeps its cache in the output folder, here among the examples.
            cache = tempfile.TemporaryDirectory(prefix="gleichlauf-")
            app.connect("build-finished", lambda app, exception: cache.cleanup())
            if not any(self.doctreedir.iterdir()):
                self.doctreedir.rmdir()
            app.doctreedir = env.doctreedir = self.doctreedir = same_kind_of_path(
                cache.name, self.doctreedir
            )

    def get_outdated_docs(self) -> set[str]:
        """Return nothing: the examples are made while the pages are read."""
        return set()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return nothing, since no page is written."""
        return ""

    def write_documents(self, docnames: Set[str]) -> None:
        """Do nothing: no page is written."""

    prepare_writing = write_documents

    def _write_serial(self, docnames: Sequence[str]) -> None:
        """Do nothing, likewise: this is what Sphinx 7.4 asks."""

    def finish(self) -> None:
        """Bring the folder up to date; what a faulty page holds is left as it was."""
        # Not sooner: what writes them is for this builder alone.
        from gleichlauf.sphinxext.examples.writing import write_files

        write_files(Path(self.outdir), pages(self.env), self.config)
