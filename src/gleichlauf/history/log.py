"""The changes of many files, in one pass over the whole history.

git's own search for renamed files reads contents, and ends where one is missing, as in a partial
clone; and it has to be told the older names beforehand. So the pass asks for names and ids alone,
and a file that appears is matched with those that disappear in the same commit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gleichlauf.history.blobs import Blobs
from gleichlauf.history.change import Change, Commit
from gleichlauf.history.git import HistoryError, run

_LOG = (
    *("log", "--format=%x01%H%x01%cs%x01%s", "--raw", "-c", "-z", "--no-renames", "--no-abbrev"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes"),
)
_ALIKE = 0.5  # the share of lines that make two files versions of one, as git has it
_MOST_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class History:
    """The changes of files, newest first, by path relative to the repository.

    ``shallow`` tells that older commits were cut off when the repository was cloned.
    """

    repository: Path
    changes: Mapping[str, Sequence[Change]]
    shallow: bool = False


@dataclass(frozen=True, slots=True)
class _Record:
    """What a commit did to a path; "" for before or after means that there was no file."""

    path: str
    before: tuple[str, ...]  # of several parents, if a merge made something of its own
    after: str


def repository_of(folder: Path) -> Path:
    """Return the working tree that a folder lies in; raise `HistoryError` if it lies in none."""
    text = run(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")
    return Path(text.removesuffix("\n"))


def history(repository: Path, paths: Collection[str]) -> History:
    """Read the history of files, given by their paths relative to the repository.

    Raises `HistoryError` if there is none: no commits, or git refuses.
    """
    shallow = run(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"
    try:
        run(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except HistoryError as error:
        raise HistoryError("the repository has no commits yet") from error
    found: dict[str, list[Change]] = {path: [] for path in paths}
    owners: dict[str, set[str]] = {path: {path} for path in paths}  # by the name of that time
    with Blobs(repository) as blobs:
        for commit, records in _commits(run(repository, *_LOG, "HEAD")):
            touched = [record for record in records if record.path in owners]
            origins = _origins(touched, records, blobs)
            for record in touched:
                origin = origins.get(record.path)
                before = origin.before if origin else record.before
                for owner in owners[record.path]:
                    found[owner] += [Change(commit, blob, record.after) for blob in before]
            for path, origin in origins.items():
                owners.setdefault(origin.path, set()).update(owners.pop(path))
    return History(repository, found, shallow)


def _commits(output: bytes) -> Iterator[tuple[Commit, list[_Record]]]:
    """Read the output of ``git log``: a header, then for each path its modes and ids."""
    commit, records = Commit(""), []
    parts = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    for part in (part.removeprefix("\n") for part in parts):
        if part.startswith(":"):
            words = part.split(" ")
            parents = words[0].count(":")
            blobs = ["" if not word.strip("0") else word for word in words[parents + 1 : -1]]
            records.append(_Record(next(parts, ""), tuple(blobs[:parents]), blobs[-1]))
        elif "\x01" in part:
            if commit.identity:
                yield commit, records
            identity, day, subject = part.split("\x01", 3)[1:]
            commit, records = Commit(identity, day, subject.strip()), []
    if commit.identity:
        yield commit, records


def _origins(
    touched: Sequence[_Record], records: Sequence[_Record], blobs: Blobs
) -> dict[str, _Record]:
    """Return the files that disappear for those that appear in their place, by the new path."""
    appeared = [record for record in touched if record.after and not any(record.before)]
    if not appeared:
        return {}
    gone: dict[str, list[_Record]] = defaultdict(list)
    for record in records:
        if not record.after and any(record.before):
            gone[_family(record.path)].append(record)
    found = {}
    for record in appeared:
        candidates = gone[_family(record.path)]
        origin = next((c for c in candidates if record.after in c.before), None)
        origin = origin or _most_alike(record, candidates, blobs)
        if origin is not None:
            found[record.path] = origin
    return found


def _family(path: str) -> str:
    """Return what files have in common that one may become the other."""
    suffix = PurePosixPath(path).suffix
    return ".md" if suffix in (".md", ".mdx") else suffix


def _most_alike(record: _Record, candidates: Sequence[_Record], blobs: Blobs) -> _Record | None:
    stem = PurePosixPath(record.path).stem
    nearest = [c for c in candidates if PurePosixPath(c.path).stem == stem]
    lines = _lines(blobs.text(record.after))
    best, found = _ALIKE, None
    for candidate in (nearest or candidates)[:_MOST_CANDIDATES]:
        others = _lines(blobs.text(candidate.before[0]))
        share = 2 * len(lines & others) / max(1, len(lines) + len(others))
        if share > best:
            best, found = share, candidate
    return found


def _lines(text: str | None) -> set[str]:
    return {line.strip() for line in (text or "").split("\n")} - {""}
