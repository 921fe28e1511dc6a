"""The choices of one run: what its schedule says, and where another thread could have gone on.

A schedule is the list of its *deviations*, pairs of a point and the thread that goes on there (0
is the main thread, others in the order in which they were started), where that is not the one
that would. Beyond the last of them a run follows no orders, and remembers where it had a choice;
or it draws further ones at random, in the manner of PCT (S. Burckhardt, P. Kothari, M. Musuvathi
and S. Nagarakatte, A randomized scheduler with probabilistic guarantees of finding bugs, ASPLOS
2010): threads have random priorities, and as many points as the bound has preemptions are drawn
at which the running thread falls behind all others.
"""

from __future__ import annotations

import random

Alternatives = tuple[tuple[int, int], ...]
"""Threads that could go on, each with what that costs."""


class Choice:
    """A point of this run where another thread could have been chosen; see `runs.report`."""

    __slots__ = ("others", "point", "spent", "state")

    def __init__(self, point: int, others: Alternatives, spent: int, state: int) -> None:
        self.point = point
        self.others = others
        self.spent = spent
        self.state = state


class Choices:
    """The choices of one run within ``bound``; ``visited`` are states with what was spent there."""

    def __init__(self, bound: int, reduces: bool, visited: dict[int, int]) -> None:
        self.bound = bound
        self.reduces = reduces
        self.visited = visited
        self.given: dict[int, int] = {}
        self.last = 0
        self.taken: list[tuple[int, int]] = []
        self.spent = 0
        self.made: list[Choice] = []
        self.free: Choice | None = None
        """Where the running thread went on, chosen at no cost: the last such choice of the run."""
        self._draw: random.Random | None = None
        self._changes: frozenset[int] = frozenset()
        self._priorities: dict[int, float] = {}

    def follow(
        self, deviations: tuple[tuple[int, int], ...], seed: int | None = None, length: int = 0
    ) -> None:
        """Take these deviations, and then draw at random if there is a ``seed``."""
        self.given = dict(deviations)
        self.last = deviations[-1][0] if deviations else 0
        if seed is not None:
            self._draw = random.Random(seed)  # noqa: S311 - nothing is to be kept secret
            points = range(1, max(length, 1) + 1)
            wanted = self._draw.randint(0, min(self.bound, len(points)))
            self._changes = frozenset(self._draw.sample(points, wanted))

    def affords(self, cost: int) -> bool:
        """Say whether the bound leaves so much."""
        return self.spent + cost <= self.bound

    def is_open(self, point: int) -> bool:
        """Say whether the schedule leaves it to the run who goes on."""
        return point > self.last

    def decide(self, point: int, going_on: bool, others: Alternatives) -> int | None:
        """Return who is to go on; None if the schedule does not say.

        ``going_on`` says that the running thread is able to, and would without a reason.
        """
        chosen = self.given.get(point)
        if chosen is not None or self._draw is None or point <= self.last:
            return chosen
        if going_on and point not in self._changes:
            return None
        able = [(other, cost) for other, cost in others if self.affords(cost)]
        able = [(o, c) for o, c in able if c == 0 or going_on or point in self._changes]
        if not able:
            return None
        for other, _ in able:
            self._priorities.setdefault(other, self._draw.random())
        return max(able, key=lambda pair: (self._priorities[pair[0]], pair[0]))[0]

    def take(self, point: int, chosen: int, cost: int) -> None:
        """Note that a thread went on that would not have done so by itself."""
        self.taken.append((point, chosen))
        self.spent += cost

    def keep(self, choice: Choice) -> bool:
        """Note a choice; say whether an earlier run was in the same state with as much left."""
        if self.reduces and self._draw is None:
            seen = self.visited.get(choice.state)
            if seen is not None and seen <= choice.spent:
                return True
        self.made.append(choice)
        return False
