"""What a case is made of."""

from __future__ import annotations

Blocks = tuple[tuple[str, str], ...]
"""The blocks of a page and their translations."""
