"""The older versions of a document: until when it had a block, and which commit changed that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gleichlauf.documents.notebook import NotebookError
from gleichlauf.documents.reading import parse_document
from gleichlauf.history.change import Change, Commit
from gleichlauf.pairs.agreement import Content
from gleichlauf.pairs.item import Item, items

_NEAREST = 3


class Texts(Protocol):
    """Where the contents of versions come from, such as `gleichlauf.history.blobs.Blobs`."""

    def text(self, identity: str) -> str | None:
        """Return the content of a version, or None if it is not to be had."""


@dataclass(frozen=True, slots=True)
class Older:
    """A block that a document no longer has, and the commit that changed or removed it."""

    item: Item
    commit: Commit


class Past:
    """What a document's older versions held that it does not hold today."""

    def __init__(
        self, changes: Sequence[Change], blobs: Texts, suffix: str, current: Sequence[Item]
    ) -> None:
        self._changes, self._blobs, self._suffix = changes, blobs, suffix
        self._current = current
        self._lost: dict[str, Older] | None = None

    def find(self, content: Content) -> Older | None:
        """Return the older block that a content agrees with, of the newest version that had it."""
        return self._read().get(content.key) if content.key else None

    def nearest(self, content: Content, above: float) -> list[Older]:
        """Return the few older blocks that are most like a content, the most alike first.

        ``above`` is the likeness that they have to exceed.
        """
        if not content.key:
            return []
        found = [
            (likeness, older)
            for older in self._read().values()
            if (likeness := content.likeness(older.item.content)) > above
        ]
        found.sort(key=lambda pair: -pair[0])
        return [older for _, older in found[:_NEAREST]]

    def _read(self) -> Mapping[str, Older]:
        if self._lost is None:
            self._lost = {}
            versions: dict[str, dict[str, Item]] = {"": {}}
            today = {item.content.key: item for item in self._current}
            for before, after, commit in self._edges():
                older = self._version(before, versions)
                newer = today if after is None else self._version(after, versions)
                for key in older.keys() - newer.keys() - today.keys():
                    self._lost.setdefault(key, Older(older[key], commit))
        return self._lost

    def _edges(self) -> Iterator[tuple[str, str | None, Commit]]:
        """Yield the blobs before and after each change, newest first; None is today's file."""
        if self._changes:
            yield self._changes[0].after, None, Commit("")
        for change in self._changes:
            yield change.before, change.after, change.commit

    def _version(self, blob: str, versions: dict[str, dict[str, Item]]) -> dict[str, Item]:
        if blob not in versions:
            text = self._blobs.text(blob)
            found: dict[str, Item] = {}
            try:
                for item in items(parse_document(text, self._suffix) if text else ()):
                    if item.content.key:
                        found.setdefault(item.content.key, item)
            except NotebookError:
                pass  # a version that was no notebook has no blocks
            versions[blob] = found
        return versions[blob]
