"""The values of this room: a commit, and what it made of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its full id, the day of its commit (ISO 8601) and the first line of its message.

    The id is "" for a change in the working tree that is not committed yet.
    """

    identity: str
    day: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A file's content before and after a commit, as ids of blobs; "" where there was no file."""

    commit: Commit
    before: str
    after: str
