"""What the steps of one run touched: the order that matters, and what threads share.

A *place* is a path: ``(".x", 17)`` is the attribute ``x`` of the object with the number 17, and
lies within ``".x"``, that of any object, as all places lie within `ANYTHING`. Two accesses overlap
if one's place lies within the other's.

Two steps of different threads are *dependent* if they overlap and at least one of them writes.
Runs that differ only in the order of independent steps are the same *trace* (A. Mazurkiewicz,
Trace theory, 1987) and reach the same state. The history numbers every step by a hash over the
steps that it depends on; the hashes of the threads' last steps then name the state, as in M.
Musuvathi and S. Qadeer, Partial-order reduction for context-bounded state exploration, Microsoft
Research, MSR-TR-2007-12. That a lock was held by another thread before is no such dependence:
what it guards is. (P. Thomson and A. Donaldson, The lazy happens-before relation, PPoPP 2015:
whether a lock is free now follows from where its threads are.)

A place is *shared* when two threads touch it, one of them writes, neither `start` nor `join`
orders the two in every schedule (vector clocks over these edges alone), and no lock that is only
ever released by who holds it was held by both (S. Savage and others, Eraser, SOSP 1997: nobody
can come between a thread that holds it and what it guards).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

READ, WRITE, GUARDED, ADDS = 0, 1, 2, 3
"""How a place is touched; GUARDED is a write whose order the locks inside the object decide.

Two GUARDED accesses therefore are not dependent by themselves, as little as two that READ. ADDS
is a write that commutes with others of its kind, such as that of another key of a dictionary:
their order is seen only by who reads it, and as soon as a run does, they count as WRITE. (Methods
that commute: W. Weihl, Commutativity-based concurrency control for abstract data types, 1988.)
"""

CONFLICTS = {
    READ: (WRITE, GUARDED, ADDS),
    WRITE: (READ, WRITE, GUARDED, ADDS),
    GUARDED: (READ, WRITE, ADDS),
    ADDS: (READ, WRITE, GUARDED),
}
"""With which accesses to the same place one of each mode must not change its order unnoticed."""

ANYTHING = "*"
"""The place that all places lie within: code that nobody has looked into."""

Access = tuple[Any, int]
"""A place, and how it is touched."""

Clock = dict[tuple[int, ...], int]

Touches = dict[tuple[int, ...], tuple[int, int]]
"""By thread: when it touched a place last, and the locks that it has held each time."""

RELEASED = "released by a thread that did not hold it:"

ORDER = "(order)"
"""The part of a dictionary that changes when a key comes or goes, and who goes through it reads."""

WATCHED = "of which the order was read:"

ALL_BITS = 0xFFFFFFFFFFFFFFFF


class Path:
    """One thread's part in the history: who it is, its last step, and what it knows of others.

    ``held`` are the locks that it holds, a bit for each.
    """

    __slots__ = ("births", "clock", "held", "last", "locks", "name", "progress", "writes")

    def __init__(self, name: tuple[int, ...], clock: Clock) -> None:
        self.name = name
        self.clock = clock
        self.clock[name] = 1
        self.last = hash(name)
        self.held = 0
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

    ``written`` is the last one that wrote it; ``read``, ``guarded`` and ``added`` are sums over
    those that came after that one. ``touched`` are, by mode, the threads that touched it, and when.
    ``is_order`` says that it is the order of what was added. ``around`` are the places that it
    lies within, ``within`` those that lie within it.
    """

    __slots__ = (
        "added", "around", "guarded", "is_order", "is_shared", "moves", "name", "read", "touched",
        "within", "written",
    )  # fmt: skip

    def __init__(
        self, name: str, around: tuple[Place, ...], *, moves: bool, is_order: bool = False
    ) -> None:
        self.name = name
        self.around = around
        self.moves = moves
        self.is_order = is_order
        self.within: list[Place] = []
        self.is_shared = False
        self.written: int | None = None
        self.read: int | None = None
        self.guarded: int | None = None
        self.added: int | None = None
        self.touched: tuple[Touches, ...] = ({}, {}, {}, {})

    def before(self, mode: int) -> int:
        """Return what stands for the steps that an access of this mode depends on."""
        return hash((
            self.written,
            None if mode == READ else self.read,
            None if mode == GUARDED else self.guarded,
            None if mode == ADDS else self.added,
        ))  # fmt: skip

    @property
    def is_used(self) -> bool:
        """Say whether any step has touched this very place."""
        found = self.written, self.read, self.guarded, self.added
        return found != (None, None, None, None)


class History:
    """Every access of one run so far; ``stable`` gives a place a name that each run has for it."""

    def __init__(self, shared: Iterable[str], stable: Callable[[tuple[Any, ...]], str]) -> None:
        self.writes = 0
        self.shared = set(shared)
        """The stable names of the places known to be shared."""
        self.touches = 0
        """How often a shared place was touched."""
        self._stable = stable
        self._added: list[Place] = []
        """The places to which several threads have added, in an order that nobody has read."""
        self._bits: dict[str, int] = {}
        self._anything = Place(ANYTHING, (), moves=True)
        self._anything.is_shared = ANYTHING in self.shared
        self._places: dict[Any, Place] = {ANYTHING: self._anything}

    def end(self, path: Path, accesses: Iterable[Access]) -> None:
        """Add that the process ends: a step that touches everything, and reads nothing."""
        added, self._added = self._added, []
        self.step(path, "exit", accesses)
        self._added = added

    def step(self, path: Path, label: object, accesses: Iterable[Access]) -> None:
        """Add a step of ``path``; ``label`` tells apart steps that touch the same places."""
        path.last = hash((path.last, label))
        for place, mode in accesses:
            self.access(path, place, mode)

    def access(self, path: Path, name: Any, mode: int) -> None:
        """Add one access to the step that ``path`` is taking."""
        # Nothing else takes as much of a search's time as this does.
        place = self._places.get(name) or self._add(name)
        if mode == ADDS:
            mode = self._adds(path, place)
        elif self._added:
            self._watch(place)
        self._note(path, place, mode)
        if place.is_shared:
            self.touches += 1
        if mode:
            self.writes += 1
            path.writes += 1
            if place.moves:
                path.progress += 1
        seen = [path.last, mode, place.before(mode)]
        seen += [other.before(mode) for other in place.around if other.is_used]
        if place.within:
            seen.append(sum(hash((p.name, p.before(mode))) for p in place.within if p.is_used))
        last = path.last = hash(tuple(seen))
        if mode == WRITE:
            place.written = last
            place.read = place.guarded = place.added = None
        elif mode == READ:
            place.read = ((place.read or 0) + last) & ALL_BITS
        elif mode == GUARDED:
            place.guarded = ((place.guarded or 0) + last) & ALL_BITS
        else:
            place.added = ((place.added or 0) + last) & ALL_BITS

    def _adds(self, path: Path, place: Place) -> int:
        """Return how something is added to a place: if its order is read by anyone, by a WRITE."""
        if f"{WATCHED} {place.name}" in self.shared:
            return WRITE
        others = any(other != path.name for other in place.touched[ADDS])
        if place.is_order and others and place not in self._added:
            self._added.append(place)
        return ADDS

    def _watch(self, place: Place) -> None:
        """Note of which places an access reads the order in which something was added."""
        for added in self._added:
            if added is place or added in place.within or added in place.around:
                self.shared.add(f"{WATCHED} {added.name}")

    def lock(self, path: Path, name: str, *, ordered: bool) -> None:
        """Add that ``path`` acquires or releases a lock; ``ordered``: and that others did before.

        It is where the lock guards what is touched by steps that nobody looks into.
        """
        if ordered:
            self.access(path, name, WRITE)
            return
        place = self._places.get(name) or self._add(name)
        self._note(path, place, WRITE)
        if place.is_shared:
            self.touches += 1
        self.writes += 1
        path.writes += 1
        path.last = hash((path.last, name))

    def holds(self, path: Path, name: str, *, blind: bool) -> None:
        """Note that ``path`` holds a lock from now on; ``blind`` as in the library's own code.

        Locks that only the library acquires guard nothing that one could look into.
        """
        bit = self._bits.get(name)
        if bit is None and not blind:
            free = f"{RELEASED} {name}" not in self.shared
            bit = self._bits[name] = 1 << len(self._bits) if free else 0
        path.held |= bit or 0

    def holds_no_more(self, path: Path, name: str, *, by_other: bool = False) -> None:
        """Note that the lock that ``path`` holds is released, perhaps by another thread."""
        bit = self._bits.get(name, 0)
        path.held &= ~bit
        if bit and by_other:
            self.shared.add(f"{RELEASED} {name}")

    def note(self, path: Path, name: str, mode: int) -> None:
        """Note an access that is no step of its own."""
        self._note(path, self._places.get(name) or self._add(name), mode)

    def _note(self, path: Path, place: Place, mode: int) -> None:
        """Mark places as shared that another thread touched with nothing between the two."""
        known = place.touched[mode].get(path.name)
        now, held = path.clock[path.name], path.held
        # Whoever touched it since the same access of this thread has compared the two.
        if known is not None and known[0] == now and known[1] & ~held == 0:
            return
        if known is not None:
            held &= known[1]
        place.touched[mode][path.name] = now, held
        for other in (place, *place.around, *place.within):
            if other.is_shared and place.is_shared:
                continue
            for their_mode in CONFLICTS[mode]:
                if other.touched[their_mode] and _meets(path, other.touched[their_mode]):
                    for shared in (place, other):
                        shared.is_shared = True
                        self.shared.add(shared.name)

    def _add(self, name: Any) -> Place:
        path = name if isinstance(name, tuple) else (name,)
        around = [self._anything]
        for end in range(1, len(path)):
            outer = path[0] if end == 1 else path[:end]
            around.append(self._places.get(outer) or self._add(outer))
        stable = name if isinstance(name, str) else self._stable(path)
        moves = not stable.startswith("lock")
        place = Place(stable, tuple(around), moves=moves, is_order=path[-1] == ORDER)
        place.is_shared = stable in self.shared
        for outer_place in around:
            outer_place.within.append(place)
        self._places[name] = place
        return place


def _meets(path: Path, touched: Touches) -> bool:
    """Say whether another thread touched a place that ``path`` could have come between."""
    clock, own, held = path.clock, path.name, path.held
    return any(
        name != own and clock.get(name, 0) < time and not locks & held
        for name, (time, locks) in touched.items()
    )
