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

ANYTHING = "*"
"""The place that stands for all places: code that nobody has looked into."""

Place = str
Access = tuple[Place, int]


class Path:
    """One thread's part in the history: who it is, its last step, and what it knows of others."""

    __slots__ = ("births", "clock", "last", "locks", "name", "progress", "writes")

    def __init__(self, name: tuple[int, ...], clock: dict[tuple[int, ...], int]) -> None:
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


class History:
    """Every access of one run so far."""

    def __init__(self, shared: Iterable[Place]) -> None:
        self.writes = 0
        self.shared = set(shared)
        """Places known to be shared; no account is kept of who touches those."""
        self._touched: dict[Place, tuple[dict[tuple[int, ...], int], ...]] = {}
        self._written: dict[Place, int] = {}
        self._read: dict[Place, int] = {}
        self._guarded: dict[Place, int] = {}

    def step(self, path: Path, label: object, accesses: Iterable[Access]) -> None:
        """Add a step of ``path``; ``label`` tells apart steps that touch the same places."""
        path.last = hash((path.last, label))
        for place, mode in accesses:
            self.access(path, place, mode)

    def access(self, path: Path, place: Place, mode: int) -> None:
        """Add one access to the step that ``path`` is taking."""
        if place not in self.shared or ANYTHING not in self.shared:
            self.note(path, place, mode)
        if mode:
            self.writes += 1
            path.writes += 1
            if not place.startswith("lock"):
                path.progress += 1
        if place is ANYTHING:
            before: object = (
                _total(self._written),
                _total(self._read) if mode != READ else 0,
                _total(self._guarded) if mode != GUARDED else 0,
            )
        else:
            before = (
                self._written.get(place),
                self._written.get(ANYTHING),
                (self._read.get(place), self._read.get(ANYTHING)) if mode != READ else None,
                (self._guarded.get(place), self._guarded.get(ANYTHING))
                if mode != GUARDED
                else None,
            )
        path.last = hash((path.last, before))
        if mode == WRITE:
            self._written[place] = path.last
            self._read.pop(place, None)
            self._guarded.pop(place, None)
        else:
            same = self._read if mode == READ else self._guarded
            same[place] = (same.get(place, 0) + path.last) & 0xFFFFFFFFFFFFFFFF

    def note(self, path: Path, place: Place, mode: int) -> None:
        """Mark places as shared that another thread touched with no order between the two."""
        touched = self._touched.get(place)
        if touched is None:
            touched = self._touched[place] = ({}, {}, {})
        touched[mode][path.name] = path.clock[path.name]
        others = tuple(self._touched) if place is ANYTHING else (place, ANYTHING)
        for other in others:
            if other in self.shared and place in self.shared:
                continue
            for their_mode, threads in enumerate(self._touched.get(other, ())):
                if threads and conflict(mode, their_mode) and unordered(path, threads):
                    self.shared.update((place, other))


def unordered(path: Path, threads: dict[tuple[int, ...], int]) -> bool:
    """Say whether another thread did something that ``path`` does not know to be past."""
    clock, own = path.clock, path.name
    for name, time in threads.items():  # noqa: SIM110 - run at every step: a loop is faster
        if name != own and clock.get(name, 0) < time:
            return True
    return False


def conflict(one: int, other: int) -> bool:
    """Say whether two accesses to one place must not change their order unnoticed."""
    if one == WRITE or other == WRITE:
        return True
    return one != other


def _total(hashes: dict[Place, int]) -> int:
    return hash(tuple(sorted(hashes.items())))
