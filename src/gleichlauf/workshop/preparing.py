"""Makes of Pyodide's package, and of our own sources, the files that lie beside the pages.

The standard library is stored instead of deflated, so that it can be compressed as a whole: that
saves a third of it. Beside each large file lie its compressed versions, for servers that send
those; they take half a minute to make, so they are kept.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from gleichlauf.whole_file import write_whole
from gleichlauf.workshop.pyodide import check

PARTS = Path(__file__).parent / "parts"
SOURCES = Path(__file__).parents[1]

OURS = (
    "schedules/**/*.py",
    *(f"solutions/{name}.py" for name in ("__init__", "archives", "in_page", "judging", "task")),
)
"""What of our sources runs in the browser: the explorer, and what judges solutions."""

BROTLI = find_spec("brotli") is not None

TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: the same sources give the same bytes."""

LEFT_OUT = (
    "_pyrepl/", "bdb.py", "doctest.py", "ftplib.py", "idlelib/", "imaplib.py", "lib2to3/",
    "mailbox.py", "multiprocessing/", "nntplib.py", "pdb.py", "poplib.py", "pydoc.py",
    "pydoc_data/", "smtplib.py", "socketserver.py", "turtle.py", "unittest/", "venv/",
    "webbrowser.py", "wsgiref/", "xmlrpc/", "ensurepip/", "encodings/big5", "encodings/cp9",
    "encodings/euc_", "encodings/gb", "encodings/hz.py", "encodings/iso2022", "encodings/johab.py",
    "encodings/mac_", "encodings/shift_jis", "tkinter/", "curses/", "profiling/", "sqlite3/",
    "xml/", "optparse.py", "pstats.py", "cProfile.py", "profile.py", "trace.py",
    "imghdr.py", "netrc.py", "http/cookie", "http/server.py", "_ios_support.py",
    "_android_support.py", "_apple_support.py", "pickletools.py", "this.py", "antigravity.py",
    "tabnanny.py", "pyclbr.py", "zipapp.py", "rlcompleter.py", "cmd.py", "code.py", "tty.py",
    "pty.py",
)  # fmt: skip
"""Of the standard library: terminals, processes, networks, debuggers, old encodings, markup."""


def prepared(package: Path, cache: Path) -> Mapping[str, Path]:
    """Return the files of the workshop's folder by their names; raise `NoPyodideError`.

    ``package`` is the unpacked npm package; ``cache`` a folder in which what takes long is kept.
    """
    check(package)
    found: dict[str, Path] = {}
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        content = (package / name).read_bytes()
        if name == "python_stdlib.zip":
            content = _stored(content)
        found |= {file.name: file for file in sorted(_kept(name, content, cache).iterdir())}
    return found


def _kept(name: str, content: bytes, cache: Path) -> Path:
    """Return the folder of the cache with a file and its compressed versions."""
    kept = cache / f"{hashlib.sha256(content).hexdigest()[:16]}{'-br' if BROTLI else ''}"
    if not kept.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="new-") as folder:
            new = Path(folder, "files")
            new.mkdir()
            for each, it in ({name: content} | _compressed(name, content)).items():
                (new / each).write_bytes(it)
            with suppress(OSError):  # another build was faster
                new.rename(kept)
    return kept


def own_files(package: Path, pyodide: Mapping[str, Path]) -> Mapping[str, bytes]:
    """Return the files of the folder that are made of our sources, by their names."""
    found = {
        "worker.mjs": (PARTS / "worker.mjs").read_bytes(),
        "glue.py": (PARTS / "glue.py").read_bytes(),
        "explorer.zip": _explorer(),
    }
    found |= _compressed("explorer.zip", found["explorer.zip"])
    whole = {name: path.stat().st_size for name, path in pyodide.items()}
    whole |= {name: len(content) for name, content in found.items()}
    # What is sent, where the server has the smallest.
    sizes = {
        name: whole.get(f"{name}.br", size)
        for name, size in whole.items()
        if not name.endswith((".br", ".gz"))
    }
    lock = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))
    # None of its packages are here.
    document = {"files": sizes, "lock": {"info": lock["info"], "packages": {}}}
    found["manifest.json"] = json.dumps(document, sort_keys=True).encode()
    return found


def write_files(package: Path, cache: Path, folder: Path) -> None:
    """Write the workshop's folder; raise `NoPyodideError`, and write nothing, if that cannot be."""
    pyodide = prepared(package, cache)
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in pyodide.items():
        write_whole(folder / name, path.read_bytes())
    for name, content in own_files(package, pyodide).items():
        write_whole(folder / name, content)


def _stored(deflated: bytes) -> bytes:
    """Return a zip of the same files but those left out, without compression."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deflated)) as old, zipfile.ZipFile(content, "w") as new:
        for name in sorted(old.namelist()):
            if not name.startswith(LEFT_OUT):
                new.writestr(zipfile.ZipInfo(name, TIME), old.read(name))
    return content.getvalue()


def _explorer() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in sorted(path for form in OURS for path in SOURCES.glob(form)):
            name = path.relative_to(SOURCES).as_posix()
            archive.writestr(zipfile.ZipInfo(name, TIME), path.read_bytes())
    return content.getvalue()


def _compressed(name: str, content: bytes) -> dict[str, bytes]:
    """Return the compressed versions of a file, by their names."""
    found = {f"{name}.gz": gzip.compress(content, 9, mtime=0)}
    if BROTLI:
        import brotli

        found[f"{name}.br"] = brotli.compress(content, quality=11, lgwin=24)
    return found
