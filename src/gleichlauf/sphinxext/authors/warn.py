"""Faults as warnings of Sphinx, at the line of the person who has to act."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from gleichlauf.sphinxext.authors.listing import Fault, Place

logger = logging.getLogger(__name__)


def shown(place: Place) -> str:
    """Return ``docs/page.rst:12``: relative to where the build was started, if it is below."""
    path = Path(place.path)
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return f"{path}:{place.line}"


def warn(fault: Fault) -> None:
    """Make a warning of a fault, which ``-W`` turns into an error."""
    logger.warning(
        "%s", fault.reason, location=shown(fault.place), type="gleichlauf", subtype=fault.topic
    )


def refuse(app: Sphinx, fault: Fault) -> None:
    """Make an error of a fault: the build goes on to its end, and fails."""
    logger.error(
        "%s", fault.reason, location=shown(fault.place), type="gleichlauf", subtype=fault.topic
    )
    app.statuscode = 1
