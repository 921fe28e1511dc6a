"""Show the site while it is being written: what ``make live`` runs.

sphinx-autobuild serves the pages and reloads the browser. It knows one language only, so here
each change calls ``make site``, which builds both; a build that fails leaves the last good
site standing.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from tools.serve import HOST, in_words

WATCHED = ["docs", "locales", "src", "conf.py"]
NOT_SOURCES = [r"\.mo$", r"/__pycache__/", r"/\.[^/]*$", r"~$"]
"""Compiled catalogues, compiled modules, and what editors put beside a file."""


def build(*, changed_paths: Sequence[Path]) -> None:
    """Build both languages and say how that went."""
    if changed_paths:
        print(f"Changed: {', '.join(sorted(path.name for path in changed_paths))}")
    begin = time.monotonic()
    status = subprocess.run(["make", "--no-print-directory", "site"], check=False).returncode
    seconds = time.monotonic() - begin
    if status == 0:
        print(f"Built in {seconds:.1f} s.", flush=True)
    else:
        print("Not built: see above; a site built before stays as it was.", flush=True)


def application(site: Path, port: int) -> Starlette:
    """Return the server: the site's files, and a socket that tells the browser to reload."""
    watcher = RebuildServer([*map(Path, WATCHED)], IgnoreFilter([], NOT_SOURCES), build)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher),
            Mount("/", app=StaticFiles(directory=site, html=True, check_dir=False)),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=f"{HOST}:{port}")],
        lifespan=watcher.lifespan,
    )


def main() -> str | None:
    """Build once, then serve and rebuild until Ctrl-C; return what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.live", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args().port
    # Before the first build, which takes its time.
    try:
        with socket.create_server((HOST, port)):
            pass
    except (OSError, OverflowError) as error:
        return in_words(error, port, "live")
    site = Path("build/html")
    build(changed_paths=())
    if not site.exists():
        return "There is no site to show yet: mend what is named above, then make live again."
    print(f"Open http://{HOST}:{port}/ and write; Ctrl-C ends.", flush=True)
    uvicorn.run(application(site, port), host=HOST, port=port, log_level="warning")
    return None


if __name__ == "__main__":
    sys.exit(main())
