"""What the steps of one run touched: the order that matters, and what threads share.

Two steps of different threads are *dependent* if both touch one place and at least one of them
writes it. Runs that differ only in the order of independent steps are the same *trace*
(A. Mazurkiewicz, Trace theory, 1987) and reach the same state. The history numbers every step
by a hash over the steps that it depends on; the hashes of the threads' last steps then name the
state, as in M. Musuvathi and S. Qadeer, Partial-order reduction for context-bounded state
exploration, Microsoft Research, MSR-TR-2007-12.

A place is *shared* when two threads touch it, one of them writes, and neither `start` nor
`join` orders the two in every schedule (vector clocks over these edges alone).
"""

from __future__ import annotations

from collections.abc import Iterable

READ, WRITE, GUARDED = 0, 1, 2
"""How a place is touched; GUARDED is a write whose order the locks inside the object decide.

Two GUARDED accesses therefore are not dependent by themselves, as little as two that READ.
"""

CONFLICTS = {READ: (WRITE, GUARDED), WRITE: (READ, WRITE, GUARDED), GUARDED: (READ, WRITE)}
"""With which accesses to the same place one of each mode must not change its order unnoticed."""

ANYTHING = "*"
"""The place that stands for all places: code that nobody has looked into."""

Access = tuple[str, int]
"""The name of a place, and how it is touched."""

Clock = dict[tuple[int, ...], int]


class Path:
    """One thread's part in the history: who it is, its last step, and what it knows of others."""

    __slots__ = ("births", "clock", "last", "locks", "name", "progress", "writes")

    def __init__(self, name: tuple[int, ...], clock: Clock) -> None:
        self.name = name
        self.clock = clock
        self.clock[name] = 1
        self.last = hash(name)
        self.births = 0
        self.locks = 0
        self.writes = 0
        self.progress = 0

    def child(self) -> Path:
        """Return the path of a thread that this one starts now."""
        self.births += 1
        born = Path((*self.name, self.births), dict(self.clock))
        born.last = hash((self.last, born.name))
        self.last = hash((self.last, self.births))
        self.clock[self.name] += 1
        return born

    def joined(self, other: Path) -> None:
        """Note that ``other`` had ended when this thread went on."""
        for name, time in other.clock.items():
            if self.clock.get(name, 0) < time:
                self.clock[name] = time
        self.last = hash((self.last, other.last))


class Place:
    """The steps that touched one place last.

    ``written`` is the last one that wrote it; ``read`` and ``guarded`` are sums over those that
    came after that one. ``clocks`` are, by mode, the threads that touched it, and when.
    """

    __slots__ = ("clocks", "guarded", "read", "written")

    def __init__(self) -> None:
        self.written: int | None = None
        self.read: int | None = None
        self.guarded: int | None = None
        self.clocks: tuple[Clock, ...] = ({}, {}, {})


class History:
    """Every access of one run so far."""

    def __init__(self, shared: Iterable[str]) -> None:
        self.writes = 0
        self.shared = set(shared)
        """Places known to be shared; of who touches those no account is kept.

        But of who touches anything: a place may be met later that is not known to be shared.
        """
        self.touched = False
        """Whether a shared place was touched since this was last set to False."""
        self._anything = Place()
        self._places = {ANYTHING: self._anything}

    def step(self, path: Path, label: object, accesses: Iterable[Access]) -> None:
        """Add a step of ``path``; ``label`` tells apart steps that touch the same places."""
        path.last = hash((path.last, label))
        for name, mode in accesses:
            self.access(path, name, mode)

    def access(self, path: Path, name: str, mode: int) -> None:
        """Add one access to the step that ``path`` is taking."""
        # Nothing else takes as much of a search's time as this does.
        if name in self.shared:
            self.touched = True
        anything = self._anything
        place = self._places.get(name) or self._places.setdefault(name, Place())
        # Whoever touched it since the same access of this thread did not know its time, and saw it.
        if place.clocks[mode].get(path.name) != path.clock[path.name] and (
            place is anything or name not in self.shared or ANYTHING not in self.shared
        ):
            self.note(path, name, mode)
        if mode:
            self.writes += 1
            path.writes += 1
            if not name.startswith("lock"):
                path.progress += 1
        if place is anything:
            last = hash((path.last, self._all(mode)))
        elif mode == READ:
            last = hash((
                path.last, READ, place.written, anything.written, place.guarded, anything.guarded
            ))  # fmt: skip
        elif mode == GUARDED:
            last = hash((
                path.last, GUARDED, place.written, anything.written, place.read, anything.read
            ))  # fmt: skip
        else:
            last = hash((
                path.last, place.written, anything.written, place.read, anything.read,
                place.guarded, anything.guarded,
            ))  # fmt: skip
        path.last = last
        if mode == WRITE:
            place.written = last
            place.read = place.guarded = None
        elif mode == READ:
            place.read = ((place.read or 0) + last) & 0xFFFFFFFFFFFFFFFF
        else:
            place.guarded = ((place.guarded or 0) + last) & 0xFFFFFFFFFFFFFFFF

    def note(self, path: Path, name: str, mode: int) -> None:
        """Mark places as shared that another thread touched with no order between the two."""
        places, shared = self._places, self.shared
        place = places.get(name) or places.setdefault(name, Place())
        place.clocks[mode][path.name] = path.clock[path.name]
        others = tuple(places) if place is self._anything else (name, ANYTHING)
        for other in others:
            if other in shared and name in shared:
                continue
            clocks = places[other].clocks
            for their_mode in CONFLICTS[mode]:
                if clocks[their_mode] and unordered(path, clocks[their_mode]):
                    shared.update((name, other))

    def _all(self, mode: int) -> tuple[int, int, int]:
        """Return sums over the last steps that an access of this mode to all places depends on."""
        written = read = guarded = 0
        for name, place in self._places.items():
            if place.written is not None:
                written += hash((name, place.written))
            if place.read is not None and mode != READ:
                read += hash((name, place.read))
            if place.guarded is not None and mode != GUARDED:
                guarded += hash((name, place.guarded))
        return written, read, guarded


def unordered(path: Path, threads: Clock) -> bool:
    """Say whether another thread did something that ``path`` does not know to be past."""
    clock, own = path.clock, path.name
    for name, time in threads.items():  # noqa: SIM110 - run at every step: a loop is faster
        if name != own and clock.get(name, 0) < time:
            return True
    return False
