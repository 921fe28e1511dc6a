"""What the script prints, and what it must not read."""

from __future__ import annotations

import io
from collections.abc import Callable

from ..control.history import WRITE
from ..control.scheduler import Scheduler

LIMIT = 1_000_000
"""How many characters a run may print."""


class Output(io.TextIOBase):
    """Stands for ``sys.stdout`` or ``sys.stderr``; keeps all that is written, in order.

    ``hear``, if somebody listens, is called with ``place`` and each text.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        place: str,
        fine: bool,
        refuse: Callable[[str], None],
        hear: Callable[[str, str], object] | None = None,
    ) -> None:
        self.scheduler = scheduler
        self.place = place
        self.fine = fine
        self.refuse = refuse
        self.hear = hear
        self.pieces: list[str] = []
        self.size = 0
        self.buffer = _Bytes(self)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Always UTF-8."""
        return "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        """Never an error."""
        return "surrogateescape"

    def writable(self) -> bool:
        """Say that one can write here."""
        return True

    def write(self, text: str) -> int:
        """Keep ``text``; a point of its own where points are finer than statements."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        scheduler, turns = self.scheduler, self.scheduler.turns
        if self.fine:
            # What the statement does after this text may be told from what it did before it.
            accesses = ((self.place, WRITE), *turns.current.footprint)
            turns.point(accesses)
            scheduler.step(text, accesses)
        self.pieces.append(text)
        self.size += len(text)
        if self.hear is not None:
            self.hear(self.place, text)
        if self.size > LIMIT:
            self.refuse(f"prints more than {LIMIT:,} characters; print less")
        if turns.recorder and text:
            turns.recorder.prints(turns.current, self.place, text)
        return len(text)

    def text(self) -> str:
        """Return all that was written so far."""
        return "".join(self.pieces)


class _Bytes(io.RawIOBase):
    """The ``buffer`` of an output."""

    def __init__(self, output: Output) -> None:
        self.output = output

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.output.write(bytes(data).decode("utf-8", "surrogateescape"))
        return len(data)


class Typed(io.TextIOBase):
    """Stands for ``sys.stdin`` where somebody types; no other thread runs until they have."""

    def __init__(self, ask: Callable[[], str]) -> None:
        self.ask = ask

    def readable(self) -> bool:
        """Say that one can read here."""
        return True

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        """Return the next line that is typed, with its end."""
        return self.ask()

    def read(self, size: int | None = -1) -> str:
        """Return the same: nobody says that there will be no further line."""
        return self.ask()


class NoInput(io.TextIOBase):
    """Stands for ``sys.stdin``: there is nobody to type."""

    def __init__(self, refuse: Callable[[str], None]) -> None:
        self.refuse = refuse

    def readable(self) -> bool:
        """Say that one could read here, so that the script comes to `read`."""
        return True

    def read(self, size: int | None = -1) -> str:
        """Refuse the script."""
        self.refuse("reads standard input, where nobody types; give it its input in the source")
        return ""

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        """Refuse the script."""
        return self.read()
