"""The folder of examples in one language: what is in it, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sphinx.config import Config
from sphinx.util import logging

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.file import is_example, read_example
from gleichlauf.example.needs import needs
from gleichlauf.run.search_path import SEARCH_PATH, is_search_path
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn
from gleichlauf.sphinxext.examples.folder import update
from gleichlauf.sphinxext.examples.page import PageExamples
from gleichlauf.sphinxext.examples.search_path import search_path

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


def write_files(folder: Path, pages: Mapping[str, PageExamples], config: Config) -> None:
    """Bring a folder up to date; what a faulty page holds is left as it was."""
    found = sorted(pages.items())
    files = {
        PurePosixPath(page, f"{name}.py"): text.encode()
        for page, examples in found
        for name, text in _asked(examples, config).items()
    }
    for _, examples in found:
        for fault in () if config.gleichlauf_examples == "marked" else examples.untold:
            warn(fault)
    asked = [it for _, on_page in found for it in on_page.examples if it.name in _asked(on_page, config)]
    paths = search_path(config, folder) if any(map(needs, asked)) else ""
    if paths:
        files[PurePosixPath(SEARCH_PATH)] = paths.encode()
    faulty = {PurePosixPath(page) for page, examples in found if not examples.complete}
    report = update(folder, files, is_ours, lambda path: path.parent in faulty)
    for path in report.in_the_way:
        place = Place(str(folder / path), 1)
        reason = "an example should be written here, but this file was not made by this builder"
        warn(Fault(f"{reason}; move it away", place, "folder"))
    logger.info(
        "%d examples, %d of them new or changed, %d removed",
        len(files) - bool(paths),
        sum(it != PurePosixPath(SEARCH_PATH) for it in report.written),
        len(report.removed),
    )
    if in_docstrings := sum(it.in_docstrings for _, it in found):
        logger.info(
            "%d blocks in docstrings are no examples (gleichlauf_docstrings = True looks at them)",
            in_docstrings,
        )
    if left_out := sum(it.unmarked + len(it.blocks) - it.tested for _, it in found):
        logger.info(
            "%d blocks of Python are no examples (gleichlauf_examples = %r)",
            left_out,
            config.gleichlauf_examples,
        )


def _asked(found: PageExamples, config: Config) -> Mapping[str, str]:
    """Return the examples that are marked, or all that doctest tests where nothing is said."""
    return found.by_name() if config.gleichlauf_examples == "" else found.shown()
