"""Where the modules of a project are that its examples import: ``doctest_path`` and ``sys.path``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from sphinx.config import Config

from gleichlauf.run.search_path import write_search_path


def search_path(config: Config, folder: Path) -> str:
    """Return the text of the file that tells ``pytest`` where to look, or "" if nowhere.

    What ``conf.py`` has added to ``sys.path`` is what a new Python does not have there. The paths
    are relative to ``folder``, so that they mean the same on another machine.
    """
    # Where sphinx-build lies is there for itself, however it was called.
    usual = {Path(it).resolve() for it in (*_usual(), "", str(Path(sys.argv[0]).parent))}
    added = (path for path in sys.path if Path(path).is_dir() and Path(path).resolve() not in usual)
    wanted = dict.fromkeys(Path(path).resolve() for path in [*config.doctest_path, *added])
    if not wanted:
        return ""
    start = folder.resolve()
    return write_search_path([os.path.relpath(it, start).replace(os.sep, "/") for it in wanted])


def _usual() -> list[str]:
    program = "import json, sys; print(json.dumps(sys.path))"
    command = [sys.executable, "-c", program]
    found: list[str] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found
