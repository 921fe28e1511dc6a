"""Zip archives whose bytes depend on what is in them alone: a book, and the whole site."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

MIMETYPE = "mimetype"
"""The first member of an EPUB, never compressed, so that programs know it by its first bytes."""


def pack(members: Iterable[tuple[str, bytes]], changed: datetime) -> bytes:
    """Return an archive of members with their names, in their order, all as old as ``changed``.

    The same members give the same bytes with the same zlib.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members:
            member = zipfile.ZipInfo(name, changed.astimezone(UTC).timetuple()[:6])
            member.create_system = 3  # Unix on every system, which has the permissions
            member.external_attr = 0o644 << 16
            stored = name == MIMETYPE
            member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return content.getvalue()


def repack(archive: Path, changed: datetime) -> bytes:
    """Return the same archive, but for the times of its members."""
    with zipfile.ZipFile(archive) as members:
        return pack([(name, members.read(name)) for name in members.namelist()], changed)


def pack_folder(folder: Path, name: str, changed: datetime, *, without: str) -> bytes:
    """Return an archive with all files below a folder, in one folder of the given name.

    Left out is what lies in folders called ``without``.
    """
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return pack(
        [
            (f"{name}/{path.as_posix()}", (folder / path).read_bytes())
            for path in paths
            if without not in path.parts
        ],
        changed,
    )
