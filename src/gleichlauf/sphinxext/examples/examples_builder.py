"""The builder ``examples``: every example of every page as a file, one folder per language."""

from __future__ import annotations

import tempfile
from collections.abc import Set
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util._pathlib import _StrPath

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.file import is_example, read_example
from gleichlauf.sphinxext.examples.collector import pages
from gleichlauf.sphinxext.examples.folder import update
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn

logger = logging.getLogger(__name__)


def is_ours(path: PurePosixPath, content: bytes) -> bool:
    """Say whether a file is one that this builder made at this path.

    The file says so itself, with its header. A copy under another name is the reader's own.
    """
    if path.suffix != ".py":
        return False
    try:
        text = content.decode()
        if not is_example(text):
            return False
        example = read_example(text)
    except (UnicodeDecodeError, ExampleFileError):
        return False
    return PurePosixPath(example.page, f"{example.name}.py") == path


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
            app.doctreedir = env.doctreedir = self.doctreedir = _StrPath(cache.name)

    def get_outdated_docs(self) -> set[str]:
        """Return nothing: the examples are made while the pages are read."""
        return set()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return nothing, since no page is written."""
        return ""

    def write_documents(self, docnames: Set[str]) -> None:
        """Do nothing: no page is written."""

    def finish(self) -> None:
        """Bring the folder up to date; what a faulty page holds is left as it was."""
        files = {
            PurePosixPath(page, f"{name}.py"): text.encode()
            for page, found in sorted(pages(self.env).items())
            for name, text in found.by_name().items()
        }
        faulty = {PurePosixPath(p) for p, found in pages(self.env).items() if not found.complete}
        report = update(Path(self.outdir), files, is_ours, lambda path: path.parent in faulty)
        for path in report.in_the_way:
            place = Place(str(self.outdir / path), 1)
            reason = "an example should be written here, but this file was not made by this builder"
            warn(Fault(f"{reason}; move it away", place, "folder"))
        logger.info(
            "%d examples, %d of them new or changed, %d removed",
            len(files),
            len(report.written),
            len(report.removed),
        )
