"""The files that a site offers for download: each example, and a zip of those of a page."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from gleichlauf.sphinxext.examples.kept import pages
from gleichlauf.sphinxext.examples.folder import update

FOLDER = "_examples"
"""Below the output folder; no page of Sphinx's own has a name that starts like this."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold, so that the same sources give the same bytes."""


def can_download(builder: type[Builder]) -> bool:
    """Say whether a builder makes a site, from which files can be downloaded."""
    return (
        issubclass(builder, StandaloneHTMLBuilder)
        and builder.download_support
        and not builder.embedded
    )


def example_uri(page: str, name: str) -> str:
    """Return where an example lies below the root of the site."""
    return f"{FOLDER}/{quote(page)}/{name}.py"


def zip_uri(page: str) -> str:
    """Return where all examples of a page lie below the root of the site."""
    return f"{FOLDER}/{quote(page)}.zip"


def archive(page: str, examples: Mapping[str, str]) -> bytes:
    """Return a zip of the examples of a page, given as text by name; same text, same bytes.

    They are not compressed: what ``zlib`` makes of them differs from one version to the next.
    """
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as members:
        for name, text in sorted(examples.items()):
            member = zipfile.ZipInfo(f"{PurePosixPath(page).name}/{name}.py", _TIME)
            member.create_system = 3  # Unix on every system, which has the permissions
            member.external_attr = 0o644 << 16
            members.writestr(member, text)
    return content.getvalue()


def write_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Bring the downloads up to date when the pages are written."""
    if exception is not None or not can_download(type(app.builder)):
        return
    files: dict[PurePosixPath, bytes] = {}
    for page, found in sorted(pages(app.env).items()):
        by_name = found.shown()
        for name, text in by_name.items():
            files[PurePosixPath(page, f"{name}.py")] = text.encode()
        if by_name:
            files[PurePosixPath(f"{page}.zip")] = archive(page, by_name)
    if not files and not Path(app.outdir, FOLDER).exists():
        return
    # The folder is part of the site, so everything in it was made here.
    update(Path(app.outdir, FOLDER), files, is_ours=lambda *_: True, keep=lambda _: False)
