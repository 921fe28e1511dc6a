"""Compiles a project's catalogues before Sphinx would, which drops a damaged one as a whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.i18n import CatalogInfo

from gleichlauf.catalogue.compiling import compiled
from gleichlauf.catalogue.reading import read
from gleichlauf.whole_file import write_whole


def compile_catalogues(app: Sphinx) -> None:
    """Write the compiled files that are missing, or older than what they come from."""
    config = app.config
    if not (app.builder.use_message_catalog and config.gettext_auto_build):
        return
    for name in config.locale_dirs:
        folder = Path(app.srcdir, name, config.language, "LC_MESSAGES")
        for path in sorted(folder.rglob("*.po")):
            domain = path.relative_to(folder).with_suffix("").as_posix()
            # Usually beside it; but a project may have told Sphinx of another place.
            target = Path(CatalogInfo(str(folder), domain, "utf-8").mo_path)
            # What cannot be read or written is left to Sphinx, which tells of it.
            with suppress(OSError):
                if _is_outdated(target, path):
                    write_whole(target, compiled(read(path)))


def _is_outdated(target: Path, path: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < path.stat().st_mtime
