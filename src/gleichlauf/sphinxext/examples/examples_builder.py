"""The builder ``examples``: every example of every page as a file, one folder per language."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence, Set
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.file import is_example, read_example
from gleichlauf.example.needs import needs
from gleichlauf.run.search_path import SEARCH_PATH, is_search_path
from gleichlauf.sphinxext.examples.collector import pages
from gleichlauf.sphinxext.examples.folder import update
from gleichlauf.sphinxext.examples.page import PageExamples
from gleichlauf.sphinxext.examples.search_path import search_path
from gleichlauf.sphinxext.versions import same_kind_of_path
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn

logger = logging.getLogger(__name__)


def is_ours(path: PurePosixPath, content: bytes) -> bool:
    """Say whether a file is one that this builder made at this path.

    The file says so itself, with its header. A copy under another name is the reader's own.
    """
    if path == PurePosixPath(SEARCH_PATH):
        return is_search_path(content)
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
        found = sorted(pages(self.env).items())
        files = {
            PurePosixPath(page, f"{name}.py"): text.encode()
            for page, examples in found
            for name, text in self._asked(examples).items()
        }
        for _, examples in found:
            for fault in () if self.config.gleichlauf_examples == "marked" else examples.untold:
                warn(fault)
        asked = (it for _, on_page in found for it in on_page.examples if it.name in self._asked(on_page))
        paths = search_path(self.config, self.outdir) if any(map(needs, asked)) else ""
        if paths:
            files[PurePosixPath(SEARCH_PATH)] = paths.encode()
        faulty = {PurePosixPath(page) for page, examples in found if not examples.complete}
        report = update(Path(self.outdir), files, is_ours, lambda path: path.parent in faulty)
        for path in report.in_the_way:
            place = Place(str(self.outdir / path), 1)
            reason = "an example should be written here, but this file was not made by this builder"
            warn(Fault(f"{reason}; move it away", place, "folder"))
        logger.info(
            "%d examples, %d of them new or changed, %d removed",
            len(files) - bool(paths),
            len(report.written),
            len(report.removed),
        )
        if left_out := sum(it.unmarked + len(it.blocks) - it.tested for _, it in found):
            logger.info(
                "%d blocks of Python are no examples (gleichlauf_examples = %r)",
                left_out,
                self.config.gleichlauf_examples,
            )

    def _asked(self, found: PageExamples) -> Mapping[str, str]:
        """Return the examples that are marked, or all that doctest tests where nothing is said."""
        return found.by_name() if self.config.gleichlauf_examples == "" else found.shown()
