"""Checks a project's catalogues during its build: what ``gleichlauf check`` finds, as warnings."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn

ELSEWHERE = frozenset({"message", "unsafe"})
"""Findings that the build itself makes, where it puts translations in place or refuses them."""


def check_catalogues(app: Sphinx) -> None:
    """Warn of translated code blocks that mean something else, before anything is built.

    All catalogues of the language are checked in every build, changed or not, so that a build
    with nothing to do does not look better than the one before. Nothing in them is run.
    """
    if not app.builder.use_message_catalog:
        return
    config = app.config
    folders = [
        Path(app.srcdir, name, config.language, "LC_MESSAGES") for name in config.locale_dirs
    ]
    files = [path for folder in folders for path in sorted(folder.rglob("*.po"))]
    if not files:
        return
    # Not sooner: a site in one language need not wait for what it does not use.
    from gleichlauf.guard.check import check

    for finding in check(*files, ignore=ELSEWHERE):
        reason = f"{finding.name}: {finding.reason}"
        warn(Fault(reason, Place(str(finding.path.resolve()), finding.line), "check"))
