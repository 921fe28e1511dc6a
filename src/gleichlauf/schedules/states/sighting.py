"""What a run has seen at the points where another thread could have gone on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """A state, with the threads that can go on there.

    ``key`` is the same for states that go on in the same way; ``goes`` is the thread that goes on
    there by itself. ``view`` is what is shown of the state, as JSON, empty for a known one;
    ``printed`` and ``errors`` are what was printed until then.
    """

    key: int
    able: tuple[int, ...]
    goes: int
    view: str
    printed: str
    errors: str


@dataclass(frozen=True, slots=True)
class Watch:
    """What a run is told that looks for states.

    It takes the thread ``path[0]`` at its first choice, and so on, and then the first that can.
    ``bound`` is the largest number of preemptions, if there is one, ``early`` that of waits that
    end early or late. ``everywhere`` says that a choice stands also within a statement, where a
    thread comes to a lock inside the standard library.
    """

    path: tuple[int, ...]
    bound: int | None = None
    early: int = 0
    everywhere: bool = False
