"""Show a folder of pages to this machine's browser: what ``make serve`` runs."""

from __future__ import annotations

import argparse
import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


def in_words(error: OSError | OverflowError, port: int, target: str) -> str:
    """Return what to do where a server cannot listen at a port, for ``make`` with this target."""
    if isinstance(error, OverflowError):
        return f"There is no port {port}: choose one from 1024 to 65535, make {target} PORT=8000"
    if error.errno == errno.EADDRINUSE:
        why = "is in use"
    elif error.errno == errno.EACCES:
        why = "is for root alone"
    else:
        why = f"cannot be had ({error.strerror})"
    return f"The port {port} {why}. Choose another one: make {target} PORT={max(port, 1024) + 1}"


def main() -> str | None:
    """Serve until Ctrl-C; return what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="the folder with the pages")
    parser.add_argument("port", type=int, help="1024 to 65535")
    arguments = parser.parse_args()
    handler = partial(SimpleHTTPRequestHandler, directory=str(arguments.folder))
    try:
        server = ThreadingHTTPServer((HOST, arguments.port), handler)
    except (OSError, OverflowError) as error:
        return in_words(error, arguments.port, "serve")
    print(f"Open http://{HOST}:{arguments.port}/; Ctrl-C ends.", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return None
    return None


if __name__ == "__main__":
    sys.exit(main())
