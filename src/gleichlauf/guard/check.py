"""Checking files and folders of catalogues."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from errno import EPERM
from functools import partial
from os import PathLike
from pathlib import Path

from gleichlauf.catalogue.documents import blocks_of
from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.known import KnownBlocks
from gleichlauf.catalogue.reading import read
from gleichlauf.catalogue.recognition import is_code
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import chosen
from gleichlauf.guard.limits import SECONDS, OutOfTimeError, within
from gleichlauf.guard.pages import Checked, examine

_CHUNK = 8
_MOST = 61  # Windows waits for no more processes at once
_WORTH_A_PROCESS = 1_000_000  # bytes of catalogues; starting processes takes a fraction of a second


def check(
    *paths: str | PathLike[str],
    source: str | PathLike[str] | None = None,
    select: Iterable[str] | None = None,
    ignore: Collection[str] = (),
    run: bool = False,
    jobs: int = 1,
    on_file: Callable[[Path], object] | None = None,
) -> tuple[Finding, ...]:
    """Check catalogues and return what is wrong in them, ordered by file and line.

    ``paths`` are ``.po`` files, or folders that are searched for them. ``source`` is a folder of
    documents that tells which entries are code; without it, entries are recognised on strong
    evidence only. ``select`` names the kinds of findings wanted (None: those on by default),
    ``ignore`` those not wanted; see `gleichlauf.guard.kinds`. ``run`` executes the code in the
    catalogues, in processes of their own. ``jobs`` is the number of processes to share the files
    between; more than one needs a main module that can be imported (``multiprocessing``,
    "spawn"). ``on_file`` is called after each file.

    A file that cannot be read, or takes too long, costs one finding, and the others are checked.
    Raises `FileNotFoundError` for a path that does not exist, and `ValueError` for an unknown kind.
    """
    return survey(paths, Options(source, select, ignore, run, jobs, on_file)).findings


@dataclass(frozen=True, slots=True)
class Options:
    """How to check; for each field see `check`."""

    source: str | PathLike[str] | None = None
    select: Iterable[str] | None = None
    ignore: Collection[str] = ()
    run: bool = False
    jobs: int = 1
    on_file: Callable[[Path], object] | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """What a check found, and how much it looked at; for the counts see `Checked`."""

    findings: tuple[Finding, ...]
    catalogues: int
    blocks: int
    unread: int
    silenced: int


def survey(paths: Iterable[str | PathLike[str]], options: Options) -> Survey:
    """Check catalogues as `check` does, and count what was looked at."""
    if options.run and not _can_limit():
        raise ValueError(
            "this system cannot limit what a program uses, so no code of a catalogue is run on it;"
            " leave --run out"
        )
    paths = list(paths)
    files = catalogues(paths)
    names = chosen(options.select, options.ignore)
    recognise: Callable[[Entry], bool] = is_code
    unreadable: list[Finding] = []

    def note(path: Path, error: OSError) -> None:
        reason = f"it is not read, so which entries hold its code is not known: {error.strerror}"
        unreadable.append(Finding(path, 1, "document", reason))

    if options.source is not None:
        recognise = KnownBlocks(blocks_of(Path(options.source), note))
    folders = tuple(path for path in map(Path, paths) if path.is_dir())
    one = partial(_check_file, recognise=recognise, names=names, run=options.run, folders=folders)
    every: list[Checked] = []
    for path, checked in zip(files, _all(one, files, options.jobs), strict=True):
        every.append(checked)
        if options.on_file is not None:
            options.on_file(path)
    found = (*unreadable, *(finding for checked in every for finding in checked.findings))
    return Survey(
        findings=found if "document" in names else found[len(unreadable) :],
        catalogues=len(files),
        blocks=sum(checked.blocks for checked in every),
        unread=sum(checked.unread for checked in every),
        silenced=sum(checked.silenced for checked in every),
    )


def _can_limit() -> bool:
    """Say whether a process can be given limits here."""
    try:
        import resource  # noqa: F401
    except ImportError:
        return False
    return True


def catalogues(paths: Iterable[str | PathLike[str]]) -> list[Path]:
    """Return the catalogues that paths stand for, each once, in the order of their paths.

    What bears the name of one is among them, even if it turns out that it cannot be read, and so
    is a folder that cannot be looked into. Raises `FileNotFoundError` for a path that does not
    exist, or a folder without a catalogue.
    """
    found: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            inside = set(_below(path))
            if not inside:
                raise FileNotFoundError(f"{path}: there is no catalogue (*.po) in this folder")
            found |= inside
        elif path.exists() or path.is_symlink():
            found.add(path)
        else:
            raise FileNotFoundError(f"{path}: there is no such file or folder")
    return sorted(found)


def _below(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for root, _, names in os.walk(folder, onerror=closed.append):
        yield from (Path(root, name) for name in names if name.endswith(".po"))
    yield from (Path(error.filename) for error in closed)


def _check_file(
    path: Path,
    *,
    recognise: Callable[[Entry], bool],
    names: frozenset[str],
    run: bool,
    folders: tuple[Path, ...],
) -> Checked:
    try:
        _stay_within(folders, path)
        with within(SECONDS):
            return examine(read(path), recognise, names, run=run)
    except OSError as error:
        reason = f"it is not read: {error.strerror or error}"
    except OutOfTimeError:
        reason = f"checking it takes more than {SECONDS} seconds, and was given up"
    except (MemoryError, RecursionError):
        reason = "checking it takes more memory than there is, and was given up"
    wanted = "catalogue" in names
    return Checked((Finding(path, 1, "catalogue", reason),) if wanted else ())


def _stay_within(folders: tuple[Path, ...], path: Path) -> None:
    """Raise `OSError` for a link, found while looking for catalogues, that leads elsewhere.

    Findings show what stands in a file: whoever sends a link in must not choose which one.
    """
    if not path.is_symlink():
        return
    target = Path(os.path.realpath(path))  # resolve() has no answer to a link to itself
    searched = [folder for folder in folders if path.is_relative_to(folder)]
    allowed = [*(folder.resolve() for folder in searched), Path.cwd()]
    if searched and not any(target.is_relative_to(folder) for folder in allowed):
        raise OSError(EPERM, "it is a link that leads out of the folder; name the file itself")


def _all(one: Callable[[Path], Checked], files: Sequence[Path], jobs: int) -> Iterator[Checked]:
    size = sum(_size(path) for path in files)
    if jobs < 2 or len(files) < 2 or (size < _WORTH_A_PROCESS and not _runs(one)):
        yield from map(one, files)
        return
    done = 0
    try:
        with _pool(min(jobs, len(files))) as pool:
            for findings in pool.map(one, files, chunksize=_CHUNK if len(files) > 100 else 1):
                done += 1
                yield findings
    except BrokenProcessPool:
        # Some file ended a process (out of memory, say). Each of the rest gets its own.
        for path in files[done:]:
            yield _alone(one, path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will tell why


def _alone(one: Callable[[Path], Checked], path: Path) -> Checked:
    try:
        with _pool(1) as pool:
            return pool.submit(one, path).result()
    except BrokenProcessPool:
        reason = "checking this file ended the process, perhaps for lack of memory"
        return Checked((Finding(path, 1, "catalogue", reason),))


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not "fork": the caller may have threads, and a copy of their locks would wait for ever.
    return ProcessPoolExecutor(min(workers, _MOST), mp_context=multiprocessing.get_context("spawn"))


def _runs(one: Callable[[Path], Checked]) -> bool:
    return isinstance(one, partial) and bool(one.keywords.get("run"))
