"""What a thread may hold that cannot be seen: values on the stacks of its frames.

In ``total = total + look_up(item)`` the old total is read before the call, and lies on the frame's
stack meanwhile. In ``for guest in guests:`` the iterator lies there as long as the loop runs, and
knows how many guests there were, and in ``with book.lock:`` what is to be left in the end. What the
thread saw there is a part of the state.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

HOLDS = (
    ast.AugAssign, ast.BinOp, ast.Compare, ast.BoolOp, ast.JoinedStr, ast.List, ast.Tuple,
    ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Subscript,
    ast.Await, ast.Yield, ast.YieldFrom, ast.IfExp,
)  # fmt: skip
"""Expressions that keep one part while they evaluate the next."""


@lru_cache(maxsize=4)
def holding_statements(source: str) -> dict[int, tuple[str, ...]]:
    """Return the statements that may hold values while they call something.

    They are found by their first lines, with the names of which they may hold what they saw.
    """
    found: dict[int, tuple[str, ...]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            parts = [part for head in _heads(node) for part in _parts(head)]
            if _hold(parts):
                names = {p.id for p in parts if isinstance(p, ast.Name)}
                found[node.lineno] = tuple(sorted(names | set(found.get(node.lineno, ()))))
    return found


@dataclass(frozen=True, slots=True)
class Block:
    """A statement that holds something for as long as a thread is in its block.

    ``line`` is its first one, ``body`` are the lines of its block, ``names`` those of its head.
    """

    line: int
    body: range
    names: tuple[str, ...]


@lru_cache(maxsize=4)
def holding_blocks(source: str) -> tuple[Block, ...]:
    """Return the loops over something and the ``with`` statements of a source."""
    found: list[Block] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)):
            parts = [part for head in _heads(node) for part in _parts(head)]
            names = sorted({part.id for part in parts if isinstance(part, ast.Name)})
            body = range(node.body[0].lineno, (node.body[-1].end_lineno or node.lineno) + 1)
            found.append(Block(node.lineno, body, tuple(names)))
    return tuple(found)


def _hold(parts: list[ast.AST]) -> bool:
    calls = sum(isinstance(part, ast.Call) for part in parts)
    return calls > 1 or (calls == 1 and any(isinstance(part, HOLDS) for part in parts))


def _heads(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield the parts of a statement that it evaluates itself, without the block below it."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield from statement.decorator_list
    elif not hasattr(statement, "body"):
        yield statement
    else:
        for name in ("test", "iter", "subject"):
            if hasattr(statement, name):
                yield getattr(statement, name)
        yield from getattr(statement, "items", ())


def _parts(head: ast.AST) -> Iterator[ast.AST]:
    """Yield an expression and all in it, but what a function made there does when it is called."""
    yield head
    if not isinstance(head, ast.Lambda):
        for child in ast.iter_child_nodes(head):
            yield from _parts(child)


Place = tuple[int, int, int]
"""A frame's identity, its line, and the instruction at which it stands."""


class Track:
    """The statements that a thread is in, with what it saw while it was in those that hold.

    What lies on a frame's stack changes only while that frame itself goes on: what it sees counts
    where it stands at another instruction than before.
    """

    def __init__(self) -> None:
        self.steps = 0
        """A number for the lines that the thread has taken, in their order."""
        self.held: dict[int, tuple[int, int, int]] = {}
        """By the frame's identity: its line, its instruction, and a number for what was seen."""
        self.lines: dict[int, int] = {}
        """By the frame's identity: the line at which it stood last."""
        self.inside: dict[tuple[int, int], int] = {}
        """By the frame's identity and a block's line: a number for what its head has seen."""

    def takes(self, line: int) -> None:
        """Note that the thread begins a statement."""
        self.steps = hash((self.steps, line))

    def sees(self, places: list[Place], look: Callable[[int, int], int]) -> None:
        """Note where the frames stand that hold something; ``look`` tells what one sees now."""
        held: dict[int, tuple[int, int, int]] = {}
        for frame, line, at in places:
            before = self.held.get(frame)
            if before is None or before[0] != line:
                held[frame] = (line, at, look(frame, line))
            elif before[1] != at:
                held[frame] = (line, at, hash((before[2], look(frame, line))))
            else:
                held[frame] = before
        self.held = held

    def enters(
        self,
        places: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
        look: Callable[[int, tuple[str, ...]], int],
    ) -> None:
        """Note in which blocks frames stand, by their identities and lines.

        ``look`` tells what one of them sees under names now.

        What the head of a block saw, it saw since the thread stood there last: no other one has
        run since then.
        """
        inside: dict[tuple[int, int], int] = {}
        for frame, line in places:
            for block in blocks:
                if line != block.line and line not in block.body:
                    continue
                place = frame, block.line
                before = self.inside.get(place)
                if self.lines.get(frame) == block.line:
                    inside[place] = hash((before or 0, look(frame, block.names)))
                elif before is not None:  # from its body, a loop comes back to its head
                    inside[place] = before
        self.inside = inside
        self.lines = dict(places)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what of it belongs to a state."""
        return (self.steps, *self.held.values(), *self.inside.values())
