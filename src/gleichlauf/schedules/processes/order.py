"""What a worker is to do."""

from __future__ import annotations

from dataclasses import dataclass

from ..runs.report import Job

OVER = b"over"
"""The message that ends an order; there may be another."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to do: the job, where, and whether a process may make many runs.

    ``directory`` is the runs' working directory, ``beside`` where the script's modules lie;
    ``environment`` are variables to set, or, where that is None, to remove.
    """

    job: Job
    directory: str
    beside: str
    environment: tuple[tuple[str, str | None], ...]
    together: bool
