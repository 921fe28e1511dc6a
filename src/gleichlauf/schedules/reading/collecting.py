"""The accesses of one statement, as they are found."""

from __future__ import annotations

from ..control.history import ANYTHING, WRITE, Access
from .values import UNKNOWN, Unknown
from .world import World


class Touched:
    """What a statement touches; ``changed`` says that it has stored or changed something already.

    What objects hold is not known any more then: the objects are those from before.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.accesses: dict[Access, None] = {}
        self.changed = False

    def touch(self, place: object, mode: int) -> None:
        """Add one access."""
        self.accesses[place, mode] = None

    def everything(self) -> Unknown:
        """Add that everything may be touched; return the value of what nobody knows."""
        self.accesses[ANYTHING, WRITE] = None
        self.changed = True
        return UNKNOWN
