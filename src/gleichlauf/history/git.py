"""Running git on a repository that nobody vouches for.

What is read may come from anywhere, and a repository's own configuration can name programs to
run: a pager, a file system monitor, a signature checker, a transport for objects that are missing.
All of these are switched off. Whether a repository may be read at all is git's own decision
(``safe.directory``), which is respected.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path


class HistoryError(Exception):
    """The history of a file cannot be read; the text says why, and what to do."""


_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.quotePath": "false",
    "core.attributesFile": os.devnull,
    "core.commitGraph": "true",
    "diff.external": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
_QUIET = {
    "GIT_ALLOW_PROTOCOL": "none",  # nothing is fetched, from wherever a partial clone came
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C.UTF-8",
}


def command(folder: Path, *arguments: str) -> list[str]:
    """Return the command line for git in a folder."""
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return ["git", "--no-pager", "-C", str(folder), *settings, *arguments]


def environment() -> dict[str, str]:
    """Return the environment for git: the caller's, without what hooks of git set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | _QUIET


def run(folder: Path, *arguments: str, standard_input: Iterable[str] = ()) -> bytes:
    """Run git to its end and return what it printed; raise `HistoryError` if it fails."""
    text = "".join(f"{line}\n" for line in standard_input)
    try:
        done = subprocess.run(
            command(folder, *arguments),
            input=text.encode("utf-8", "surrogateescape"),
            capture_output=True,
            env=environment(),
            check=False,
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise HistoryError(message.partition("\n")[0] or f"git ended with {done.returncode}")
    return done.stdout
