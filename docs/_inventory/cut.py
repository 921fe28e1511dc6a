"""Cut the Python documentation's inventory down to what this site refers to.

The build must not need the network, so a small inventory lies beside this file. It is made from
the full one, which Debian ships (`apt-get download python3.11-doc`, then `dpkg -x`), with

    python docs/_inventory/cut.py <unpacked>/usr/share/doc/python3.11/html/objects.inv

Run it again after adding a module to `WHOLE_MODULES`. The format is that of
`sphinx.util.inventory`: four header lines, then zlib-compressed lines
``name domain:role priority location title``.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

TARGET = Path(__file__).with_name("python.inv")

WHOLE_MODULES = (
    "concurrent.futures",
    "contextlib",
    "faulthandler",
    "queue",
    "threading",
    "zipfile",
)
"""Modules of which every object is kept."""

BUILTIN_ROLES = ("py:class", "py:data", "py:exception", "py:function", "py:module", "std:term")
"""Roles of which every name without a dot is kept: built-ins, exceptions, modules, glossary."""

FURTHER_NAMES = frozenset(
    {
        "asyncio.Queue", "asyncio.create_task", "asyncio.gather", "asyncio.run",
        "asyncio.to_thread", "contextvars.ContextVar", "io.BytesIO", "io.StringIO",
        "logging.getLogger", "pathlib.Path", "pathlib.Path.read_text", "pathlib.Path.write_text",
        "random.random", "sys.setswitchinterval", "tempfile.TemporaryDirectory",
        "time.monotonic", "time.perf_counter", "time.sleep",
        "asyncio.Lock", "asyncio.TaskGroup", "hashlib.hash.update",
        "pickle.dumps", "sys._current_frames", "sys.getswitchinterval", "traceback.extract_stack",
        "zlib.compress", "multiprocessing.set_start_method", "logging.LogRecord",
    }
)  # fmt: skip


def is_wanted(name: str, role: str) -> bool:
    """Say whether the entry ``name`` of ``role`` (``domain:role``) belongs in the cut."""
    if name in FURTHER_NAMES or name in WHOLE_MODULES:
        return role != "std:label"
    if any(name.startswith(f"{module}.") for module in WHOLE_MODULES):
        return role.startswith("py:")
    return role in BUILTIN_ROLES and "." not in name


def cut(inventory: bytes) -> bytes:
    """Return ``inventory`` (version 2, as `sphinx-build` writes it) with the wanted entries only.

    The result depends on the entries alone, so that the same input gives the same bytes.
    """
    *header, compressed = inventory.split(b"\n", maxsplit=4)
    if header[0] != b"# Sphinx inventory version 2":
        raise SystemExit("not a Sphinx inventory of version 2")
    wanted = []
    for line in zlib.decompress(compressed).decode().splitlines():
        # A name may hold spaces (glossary terms do); a role has a colon and holds none.
        before, _, rest = line.partition(":")
        name, _, domain = before.rpartition(" ")
        role = f"{domain}:{rest.split(' ', maxsplit=1)[0]}"
        if is_wanted(name, role):
            wanted.append(line)
    body = zlib.compress("".join(f"{line}\n" for line in sorted(wanted)).encode(), level=9)
    return b"\n".join([*header, body])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python docs/_inventory/cut.py OBJECTS.INV")
    TARGET.write_bytes(cut(Path(sys.argv[1]).read_bytes()))
