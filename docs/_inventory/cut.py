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
        "asyncio.Event", "asyncio.Event.set", "asyncio.Event.wait", "asyncio.Lock", "asyncio.Queue",
        "asyncio.Queue.get", "asyncio.Queue.put_nowait", "asyncio.TaskGroup",
        "asyncio.TaskGroup.create_task", "asyncio.create_task", "asyncio.gather",
        "asyncio.get_running_loop", "asyncio.loop.call_soon_threadsafe", "asyncio.loop.close",
        "asyncio.loop.run_forever", "asyncio.loop.stop", "asyncio.new_event_loop", "asyncio.run",
        "asyncio.run_coroutine_threadsafe", "asyncio.sleep", "asyncio.to_thread",
        "base64.b64decode", "bytearray.index", "collections.Counter", "collections.Counter.total",
        "contextvars.Context.run", "contextvars.ContextVar", "contextvars.copy_context",
        "email.message_from_string", "functools.cache", "functools.cached_property",
        "hashlib.hash.update", "importlib.machinery",
        "importlib.machinery.EXTENSION_SUFFIXES", "importlib.util", "importlib.util.find_spec",
        "io.BytesIO", "io.BytesIO.getvalue", "io.RawIOBase", "io.StringIO", "io.TextIOWrapper",
        "itertools.accumulate", "itertools.count", "logging.Formatter", "logging.LogRecord",
        "logging.StreamHandler", "logging.basicConfig", "logging.getLogger",
        "logging.handlers", "logging.handlers.QueueHandler", "logging.handlers.QueueListener",
        "logging.handlers.QueueListener.start", "logging.handlers.QueueListener.stop",
        "logging.info", "multiprocessing.set_start_method", "os.SEEK_CUR", "os.SEEK_END",
        "os._exit", "os.fork", "os.listdir", "os.path", "os.path.getmtime", "os.replace",
        "os.utime", "os.waitpid", "os.waitstatus_to_exitcode", "pathlib.Path",
        "pathlib.Path.is_symlink", "pathlib.Path.iterdir", "pathlib.Path.mkdir",
        "pathlib.Path.read_text", "pathlib.Path.rglob", "pathlib.Path.stat",
        "pathlib.Path.write_text", "pathlib.PurePath.with_suffix", "pathlib.PureWindowsPath",
        "pickle.PicklingError", "pickle.dumps", "random.Random", "random.random",
        "shutil.make_archive", "shutil.unpack_archive", "signal.SIGINT", "signal.raise_signal",
        "signal.signal", "stat.S_IFDIR", "stat.S_IFLNK", "stat.S_IFMT", "stat.S_IFREG",
        "stat.S_ISLNK", "stat.S_IXUSR", "stat.filemode", "struct.error", "struct.pack",
        "struct.pack_into", "struct.unpack", "struct.unpack_from", "subprocess.run",
        "sys._current_frames", "sys.executable", "sys.exit", "sys.getswitchinterval",
        "sys.setswitchinterval", "sys.stdout", "sys.version", "sys.version_info",
        "sysconfig.get_config_var", "tarfile.StreamError", "tarfile.TarInfo", "tarfile.open",
        "tempfile.TemporaryDirectory", "time.localtime", "time.mktime", "time.monotonic",
        "time.perf_counter", "time.process_time", "time.sleep", "time.strftime",
        "traceback.extract_stack", "tracemalloc.get_traced_memory", "tracemalloc.start",
        "tracemalloc.stop", "types.SimpleNamespace", "unicodedata.normalize",
        "warnings.catch_warnings", "warnings.simplefilter", "zipapp.create_archive",
        "zlib.compress", "zlib.error",
    }
)  # fmt: skip
"""Names of other modules that pages or their code mention."""


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
