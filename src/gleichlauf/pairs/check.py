"""Checking documents that are translated in pairs."""

from __future__ import annotations

import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gleichlauf.documents.block import Document
from gleichlauf.documents.reading import read_document
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.silencing import reasons, unless_silenced
from gleichlauf.history.blobs import Blobs
from gleichlauf.history.change import Change
from gleichlauf.history.git import HistoryError
from gleichlauf.history.log import history, repository_of
from gleichlauf.pairs.item import items
from gleichlauf.pairs.judging import Judgement, judge
from gleichlauf.pairs.layout import Pair
from gleichlauf.pairs.past import Past

MOST_BLOCKS = 2_000
"""Documents of more blocks are not compared; teaching texts have a few hundred at most."""

_WORTH_A_PROCESS = 1_000_000  # bytes of documents; starting processes takes a fraction of a second


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents of a language there are, and how many of their blocks were compared."""

    language: str
    documents: int
    blocks: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of pairs found.

    ``silenced`` findings were left out because a comment before their block asks for it.
    ``notes`` say what could not be looked at, such as a history that was cut off, and what to do.
    """

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    languages: tuple[Count, ...]
    silenced: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """A source with all its translations, and the changes of its history."""

    source: Path
    translations: tuple[Pair, ...]
    repository: Path | None = None
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class _Result:
    findings: list[Finding] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)  # by language
    silenced: int = 0


def check_pairs(
    pairs: Sequence[Pair],
    names: frozenset[str],
    *,
    jobs: int = 1,
    on_document: Callable[[Path], object] | None = None,
) -> Report:
    """Check translated documents and return what is wrong in them, ordered by path and line.

    ``names`` are the kinds of findings to report. ``jobs`` is the number of processes to share the
    work; more than one needs a main module that can be imported (``multiprocessing``, "spawn").
    ``on_document`` is called after each source with all its translations.
    """
    by_source: dict[Path, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    notes: list[str] = []
    changes = _changes(by_source, notes)
    tasks = [
        _Task(source, tuple(several), *changes.get(source, (None, ())))
        for source, several in sorted(by_source.items())
    ]
    found: list[Finding] = []
    blocks: Counter[str] = Counter()
    silenced = 0
    for task, result in zip(tasks, _all(partial(_check, names=names), tasks, jobs), strict=True):
        found += result.findings
        blocks += result.blocks
        silenced += result.silenced
        if on_document is not None:
            on_document(task.source)
    found.sort(key=lambda finding: (str(finding.path), finding.line))
    documents = Counter(pair.language for pair in pairs)
    counts = tuple(Count(name, documents[name], blocks[name]) for name in sorted(documents))
    return Report(tuple(found), tuple(notes), counts, silenced)


def _changes(
    sources: Iterable[Path], notes: list[str]
) -> dict[Path, tuple[Path, tuple[Change, ...]]]:
    """Read the history of all sources, a repository at a time; what cannot be read is noted."""
    repositories: dict[Path, Path | str] = {}  # by folder; a text says why there is none
    members: dict[Path, dict[str, Path]] = defaultdict(dict)
    for source in sources:
        folder = source.parent
        if folder not in repositories:
            try:
                repositories[folder] = _repository(folder, repositories)
            except HistoryError as error:
                repositories[folder] = str(error)
        repository = repositories[folder]
        if isinstance(repository, Path):
            place = folder.resolve() / source.name
            if place.is_relative_to(repository):
                members[repository][place.relative_to(repository).as_posix()] = source
    for reason in sorted({r for r in repositories.values() if isinstance(r, str)}):
        notes.append(f"older versions of the source are not known: {reason}")
    found: dict[Path, tuple[Path, tuple[Change, ...]]] = {}
    for repository, paths in members.items():
        try:
            past = history(repository, paths)
        except HistoryError as error:
            notes.append(f"older versions of the source are not known: {error}")
            continue
        if past.shallow:
            notes.append(
                f"{repository}: the history was cut off when this was cloned, so what is only "
                "behind may be reported as broken; `git fetch --unshallow` brings the rest "
                "(in GitHub's checkout action: fetch-depth: 0)"
            )
        for path, source in paths.items():
            found[source] = (repository, tuple(past.changes[path]))
    return found


def _repository(folder: Path, known: Mapping[Path, Path | str]) -> Path:
    """Return the repository of a folder; git is asked once for folders that lie in one."""
    place = folder.resolve()
    for repository in {r for r in known.values() if isinstance(r, Path)}:
        if place.is_relative_to(repository) and not _has_own(place, repository):
            return repository
    return repository_of(folder).resolve()


def _has_own(place: Path, repository: Path) -> bool:
    """Tell whether a folder lies in a repository of its own inside of another, as submodules do."""
    inside = [place, *place.parents]
    return any((p / ".git").exists() for p in inside[: inside.index(repository)])


def _check(task: _Task, names: frozenset[str]) -> _Result:
    result = _Result()
    source = read_document(task.source)
    if source.fault:
        result.findings += _fault(source, "", names)
        return result
    before = items(source.blocks)
    with ExitStack() as stack:
        past = None
        if task.repository is not None and task.changes:
            blobs = stack.enter_context(Blobs(task.repository))
            past = Past(task.changes, blobs, task.source.suffix, before)
        for pair in task.translations:
            document = read_document(pair.translation)
            after = items(document.blocks)
            if document.fault:
                result.findings += _fault(document, pair.language, names)
                continue
            if too_many := max(len(before), len(after)) > MOST_BLOCKS:
                reason = f"more than {MOST_BLOCKS} blocks are not compared"
                fault = Document(pair.translation, fault=reason)
                result.findings += _fault(fault, pair.language, names)
            if not too_many:
                result.blocks[pair.language] += len(after)
                for judgement in judge(before, after, past, names):
                    finding = _finding(judgement, pair)
                    told = unless_silenced(finding, reasons([judgement.remark]))
                    if told is None:
                        result.silenced += 1
                    else:
                        result.findings.append(told)
    return result


def _finding(judgement: Judgement, pair: Pair) -> Finding:
    return Finding(
        path=pair.translation,
        line=judgement.line,
        name=judgement.name,
        reason=judgement.reason,
        source=judgement.source,
        translation=judgement.translation,
        language=pair.language,
        commit=judgement.commit,
    )


def _fault(document: Document, language: str, names: frozenset[str]) -> list[Finding]:
    if "document" not in names:
        return []
    line, reason = document.fault_line, document.fault
    return [Finding(document.path, line, "document", reason, language=language)]


def _all(one: Callable[[_Task], _Result], tasks: Sequence[_Task], jobs: int) -> Iterator[_Result]:
    size = sum(_size(pair.translation) for task in tasks for pair in task.translations)
    if jobs < 2 or len(tasks) < 2 or size < _WORTH_A_PROCESS:
        yield from map(one, tasks)
        return
    # Not "fork": the caller may have threads, and a copy of their locks would wait for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        yield from pool.map(one, tasks)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
