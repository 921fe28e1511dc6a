"""Spelling and terms of all that readers read, in both languages: part of ``make lint``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What an editor has to look at: the file, the line from 1, and what is wrong there."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the line that editors and terminals turn into a link."""
        return f"{self.path}:{self.line}: {self.message}"
