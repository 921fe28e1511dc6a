"""Compiled catalogues in a folder of their own: nothing is written beside the sources."""

from __future__ import annotations

from pathlib import Path

from sphinx.util.i18n import CatalogInfo


def compile_into(folder: Path, catalogues: Path) -> None:
    """Let Sphinx write what it compiles from ``catalogues`` into this folder.

    Sphinx knows no other place than beside each catalogue, where two builds at once write to the
    same files, and one may read what the other has half written.
    """
    for language in sorted(catalogues.glob("*/LC_MESSAGES")):
        (folder / language.relative_to(catalogues)).mkdir(parents=True, exist_ok=True)
    # One that another tool has left there would be read as well, however old it is.
    for left in catalogues.glob("*/LC_MESSAGES/*.mo"):
        left.unlink(missing_ok=True)

    def path(catalogue: CatalogInfo) -> Path:
        beside = Path(catalogue.base_dir, catalogue.mo_file)
        if beside.is_relative_to(catalogues):
            return folder / beside.relative_to(catalogues)
        return beside

    CatalogInfo.mo_path = property(path)  # type: ignore[assignment,method-assign]
