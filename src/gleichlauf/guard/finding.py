"""A finding: what is wrong with one translated block, and where in its catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gleichlauf.history.change import Commit


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: ``path`` and ``line`` (from 1) of the catalogue, and what it is.

    ``name`` is the stable name of its kind, see `gleichlauf.guard.kinds`. ``source`` and
    ``translation`` are the two lines of code that do not agree, where there are such lines.
    Documents in pairs have a ``language``, and what is behind has the ``commit`` to port.
    """

    path: Path
    line: int
    name: str
    reason: str
    source: str = ""
    translation: str = ""
    language: str = ""
    commit: Commit | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.name}: {self.reason}"
