"""The value of this room: one way in which a translated block differs from its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DifferenceName = Literal["broken", "structure", "names", "renamed", "placeholder", "value"]
"""What kind of difference it is; `gleichlauf.guard.kinds` explains each."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and where: lines of the translation and of the source, counted from 0."""

    name: DifferenceName
    line: int
    source_line: int
    reason: str
