"""Decides in a run who is next, and notes the states at which there was something to decide."""

from __future__ import annotations

import json
import os
import sys
from types import FrameType
from typing import Any, NoReturn, Protocol

from ..control.task import Task
from ..control.turns import Turns
from ..telling.waiting import kind_of
from .keys import Walk, digest, files, variables
from .names import class_data, named
from .sighting import Sighting, Watch
from .tracks import Track, holding_blocks, holding_statements
from .values import Shown, View, is_data, is_plain_thread, is_synchroniser, show, synchroniser

PARTS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")

OWN = "_schedules"
"""The name under which this package runs in the process of a run."""

STAND_INS = f"{OWN}.stand_ins"

LIBRARY = ("threading", "queue", "concurrent.futures")


def is_left(value: Any) -> bool:
    """Say whether what is held of a value is only which one it is.

    How far a thread is, and who has a lock, is told by the state itself.
    """
    return is_plain_thread(value) or is_synchroniser(value)


class Observed(Protocol):
    """What an observer asks of a run."""

    job: Any
    turns: Turns
    name: str
    first: dict[int, int]
    stdout: Any
    stderr: Any
    deaths: Any

    def finish(self, ending: str) -> NoReturn:
        """End the run."""


class Observer:
    """The chooser of a run that looks for states; it ends at one of those that are ``known``."""

    def __init__(self, run: Observed, watch: Watch, known: set[int]) -> None:
        self.run = run
        self.watch = watch
        self.known = known
        self.holding = holding_statements(run.job.source)
        self.blocks = holding_blocks(run.job.source)
        self.sightings: list[Sighting] = []
        self.choices = 0
        self.preemptions = 0
        self.early = 0
        self.frames: dict[int, list[FrameType]] = {}
        self.tracks: dict[int, Track] = {}
        self.waits: dict[int, list[Any]] = {}

    def choose(self, task: Task, ready: bool) -> int:
        """Return which thread goes on where ``task`` stands, and note the state if it is new."""
        frames, before_a_statement = self._note(task)
        if ready and not before_a_statement and not self.watch.everywhere:
            return task.index
        if not ready:  # `able` may find that nobody can go on, which ends the run
            self.waits[task.index] = self._describe(task, frames)
        able = self._able(task, ready)
        goes = task.index if task.index in able else able[0]
        number = self.choices
        self.choices += 1
        is_new = number >= len(self.watch.path)
        chosen = goes if is_new else self.watch.path[number]
        if ready and (is_new or chosen != task.index):
            self.waits[task.index] = self._describe(task, frames)
        if is_new and self._see(able, goes, ""):
            self.run.finish("seen")
        return self._take(chosen, ready and chosen != task.index, able)

    def _able(self, task: Task, ready: bool) -> tuple[int, ...]:
        turns = self.run.turns
        if ready and self.preemptions == self.watch.bound:
            return (task.index,)
        able = [thread.index for thread in turns.able()]
        if self.early < self.watch.early:
            able += [index for index, _ in turns.early()]
        return tuple(able)

    def _take(self, chosen: int, preempts: bool, able: tuple[int, ...]) -> int:
        turns = self.run.turns
        if chosen not in able:
            self.run.finish("diverged")
        thread = turns.tasks[chosen]
        if not turns.ready(thread):
            self.early += 1
            turns.pass_time(thread.deadline or 0.0)
        elif preempts:
            self.preemptions += 1
        return chosen

    def end(self, ending: str) -> None:
        """Note the state in which a run has ended."""
        main = self.run.turns.main
        if ending in ("finished", "exit"):
            main.finished = True
            self.frames.pop(main.index, None)
        self._see((), 0, ending)

    def _see(self, able: tuple[int, ...], goes: int, ending: str) -> bool:
        """Note a state, and return whether it was known."""
        spent = None
        if self.watch.bound is not None:
            spent = (self.run.turns.current.index, self.preemptions)
        key = digest((self._key(), ending, spent, self.early))
        if key in self.known:
            self.sightings.append(Sighting(key, able, goes, "", "", ""))
            return True
        view = json.dumps(self._view(), ensure_ascii=False)
        out, errors = self.run.stdout.text(), self.run.stderr.text()
        self.sightings.append(Sighting(key, able, goes, view, out, errors))
        return False

    def resumed(self, task: Task) -> None:
        """Let a thread that goes on see what others have changed meanwhile.

        Before Python 3.13, what `f_locals` showed of a frame is written back to it when a trace
        function returns: it must be what is true now.
        """
        if sys.version_info < (3, 13):
            for frame in self.frames.get(task.index, ()):
                _ = frame.f_locals

    # -- Where the threads stand

    def _note(self, task: Task) -> tuple[list[FrameType], bool]:
        """Note the frames of the running thread: another must not ask for them.

        Return them, and whether it stands before a statement of the script, and not within one.
        """
        if task.finished:
            self.frames.pop(task.index, None)
            return [], False
        frames: list[FrameType] = []
        before = True
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            module = str(frame.f_globals.get("__name__", ""))
            if module.startswith(STAND_INS):
                before = before and bool(frames)
            elif not module.startswith(OWN) and not self._is_outside(frame, module):
                frames.append(frame)
            frame = frame.f_back
        before = before and bool(frames) and frames[0].f_code.co_filename == self.run.name
        self.frames[task.index] = frames
        track = self.tracks.setdefault(task.index, Track())
        script = self._script_frames(frames)
        if before and script:
            track.takes(self._line(script[0]))
        holding = {id(frame): frame for frame in script if self._line(frame) in self.holding}
        track.sees(
            [(number, self._line(frame), frame.f_lasti) for number, frame in holding.items()],
            lambda number, line: self._seen(holding[number], self.holding[line], Walk()),
        )
        if self.blocks:
            standing = {id(frame): frame for frame in script}
            track.enters(
                [(number, self._line(frame)) for number, frame in standing.items()],
                self.blocks,
                lambda number, names: self._seen(standing[number], names, Walk(is_left)),
            )
        return frames, before

    def _is_outside(self, frame: FrameType, module: str) -> bool:
        """Say whether a frame is of the process itself, around the script."""
        return module == "__main__" and frame.f_code.co_filename != self.run.name

    def _script_frames(self, frames: list[FrameType]) -> list[FrameType]:
        name = self.run.name
        return [
            frame
            for frame in frames
            if frame.f_code.co_filename == name and frame.f_code.co_name not in PARTS
        ]

    def _line(self, frame: FrameType) -> int:
        return self.run.first.get(frame.f_lineno, frame.f_lineno)

    def _describe(self, task: Task, frames: list[FrameType]) -> list[Any]:
        """Return what a thread waits for: its kind, and the object of the library or the script."""
        if task.wait is None:
            return []
        kind, what = task.wait
        owner, doing = None, ""
        for frame in frames:
            if frame.f_code.co_filename == self.run.name:
                break
            own = frame.f_locals.get("self")
            module = str(frame.f_globals.get("__name__", ""))
            if module.startswith(LIBRARY) and kind_of(own):
                owner, doing = own, frame.f_code.co_name
        if owner is None:
            return [kind, what]
        if kind_of(owner) == "condition" and not doing.startswith("wait"):
            return ["lock", owner]
        return [kind_of(owner), owner]

    # -- What makes the state

    def _seen(self, frame: FrameType, names: tuple[str, ...], walk: Walk) -> int:
        """Return a number for what a frame sees under names."""
        local, shared = frame.f_locals, frame.f_globals
        return digest([walk.of(local.get(name, shared.get(name))) for name in names])

    def _values(self) -> object:
        turns = self.run.turns
        walk = Walk()
        own = variables()
        found: list[object] = [(name, walk.of(own[name])) for name in sorted(own)]
        for task in turns.tasks:
            for frame in self.frames.get(task.index, ()):
                if frame.f_locals is not frame.f_globals:
                    local = frame.f_locals
                    found.append([(name, walk.of(local[name])) for name in sorted(local)])
        return found

    def _key(self) -> int:
        turns = self.run.turns
        threads: list[object] = []
        for task in turns.tasks:
            if task.finished:
                threads.append(None)
                continue
            places = [
                (frame.f_code.co_name, frame.f_lasti) for frame in self.frames.get(task.index, ())
            ]
            track = self.tracks.get(task.index)
            wait = task.wait[0] if task.wait else None
            threads.append((places, wait, task.timed_out, task.deadline, track and track.key))
        return digest((
            threads, self._values(), files(os.getcwd()), turns.now,  # noqa: PTH109
            self.run.stdout.text(), self.run.stderr.text(), self.run.deaths.exceptions,
        ))  # fmt: skip

    # -- What is shown of it

    def _view(self) -> View:
        own = variables()
        names = {key: name for key, (name, _) in named(own).items()}
        view: View = {}
        for task in self.run.turns.tasks:
            self._show_thread(task, view, names)
        waiting = self._waiting()
        for name, value in (*own.items(), *class_data(own)):
            if is_data(name, value) and not is_synchroniser(value) and not is_plain_thread(value):
                view[name] = show(value)
        for name, value in named(own).values():
            view[name] = synchroniser(value, waiting)
        return view

    def _show_thread(self, task: Task, view: View, names: dict[int, str]) -> None:
        number = str(task.index)
        if task.finished:
            view[number] = "ended"
            return
        frames = self._script_frames(self.frames.get(task.index, []))
        view[number] = [self._line(frame) for frame in frames] if frames else "new"
        for depth, frame in enumerate(reversed(frames)):
            if frame.f_locals is frame.f_globals:
                continue
            local = frame.f_locals
            code = frame.f_code
            for name in dict.fromkeys(code.co_varnames + code.co_cellvars + code.co_freevars):
                if name not in local or not is_data(name, local[name]):
                    continue
                value = local[name]
                if is_synchroniser(value):
                    known = names.setdefault(id(value), f"{task.name_of()}.{name}")
                    shown: Shown = known
                    if known == f"{task.name_of()}.{name}":
                        shown = synchroniser(value, self._waiting())
                    elif known == name:
                        continue
                else:
                    shown = show(value)
                view[f"{number}/{depth}/{name}"] = shown
        if wait := self._wait(task, names):
            view[f"{number}?"] = wait

    def _wait(self, task: Task, names: dict[int, str]) -> list[Any]:
        found = self.waits.get(task.index)
        if not found or task.wait is None:
            return []
        kind, what = found
        ready = self.run.turns.ready(task)
        if kind in ("sleep", "exit", "spin"):
            return [kind, ""]
        if kind == "join":
            return [] if ready else ["join", what.name_of()]
        name = names.get(id(what), self._type(what))
        lock = task.wait[1] if task.wait[0] == "lock" else None
        holder = getattr(lock, "holder", None)
        if kind == "lock":
            return [] if ready and not task.timed_out else ["lock", name, holder and holder.index]
        if ready:
            return [kind, name, None, 1]
        # A thread that waits to be woken holds the lock that it waits with.
        if holder is None or holder is task:
            return [kind, name]
        return [kind, name, holder.index, 1]

    def _type(self, value: Any) -> str:
        return type(value).__name__.removeprefix("_Py").lstrip("_").lower()

    def _waiting(self) -> dict[int, int]:
        """Return the threads that wait in conditions, by the locks that they wait with."""
        found: dict[int, int] = {}
        for task in self.run.turns.tasks:
            if task.finished or task.wait is None or task.wait[0] != "lock":
                continue
            found[id(task.wait[1])] = task.index
        return found
