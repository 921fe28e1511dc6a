"""Checking files and folders of catalogues."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
from gleichlauf.guard.pages import check_catalogue

_CHUNK = 8
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

    Raises `OSError` for a path that cannot be read and `ValueError` for an unknown kind.
    """
    files = catalogues(paths)
    names = chosen(select, ignore)
    recognise: Callable[[Entry], bool] = is_code
    if source is not None:
        recognise = KnownBlocks(blocks_of(Path(source)))
    one = partial(_check_file, recognise=recognise, names=names, run=run)
    found: list[Finding] = []
    for path, findings in zip(files, _all(one, files, jobs), strict=True):
        found += findings
        if on_file is not None:
            on_file(path)
    return tuple(found)


def catalogues(paths: Iterable[str | PathLike[str]]) -> list[Path]:
    """Return the catalogues that paths stand for, each once, in the order of their paths.

    Raises `FileNotFoundError` for a path that does not exist, or a folder without a catalogue.
    """
    found: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            inside = {file for file in path.rglob("*.po") if file.is_file()}
            if not inside:
                raise FileNotFoundError(f"{path}: there is no catalogue (*.po) in this folder")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise FileNotFoundError(f"{path}: there is no such file or folder")
    return sorted(found)


def _check_file(
    path: Path, *, recognise: Callable[[Entry], bool], names: frozenset[str], run: bool
) -> tuple[Finding, ...]:
    return check_catalogue(read(path), recognise, names, run=run)


def _all(
    one: Callable[[Path], tuple[Finding, ...]], files: Sequence[Path], jobs: int
) -> Iterator[tuple[Finding, ...]]:
    size = sum(path.stat().st_size for path in files)
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


def _alone(one: Callable[[Path], tuple[Finding, ...]], path: Path) -> tuple[Finding, ...]:
    try:
        with _pool(1) as pool:
            return pool.submit(one, path).result()
    except BrokenProcessPool:
        reason = "checking this file ended the process, perhaps for lack of memory"
        return (Finding(path, 1, "catalogue", reason),)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not "fork": the caller may have threads, and a copy of their locks would wait for ever.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _runs(one: Callable[[Path], tuple[Finding, ...]]) -> bool:
    return isinstance(one, partial) and bool(one.keywords.get("run"))
