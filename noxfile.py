"""The extension with each Sphinx and Python that it supports: ``nox``, or ``nox -t here``.

The sessions tagged ``here`` are the oldest, a middle and the newest that is pinned; .ci/run runs
them, the workflow runs all. Pythons are also found where pyenv, uv and others keep them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nox

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "src")]

from tools.pythons import interpreters  # noqa: E402

# Brings its own pip, which a system's Python may lack.
nox.options.default_venv_backend = "virtualenv"

VERSIONS = {
    "7.4": (["3.11"], ["docutils<0.22", "myst-parser<5"]),
    "8.2": (["3.12", "3.11"], ["myst-parser"]),
    "9.0": (["3.11"], ["myst-parser"]),
    "9.1": (["3.13", "3.12"], ["myst-parser"]),
    "9.2": (["3.14", "3.13", "3.12"], ["myst-parser"]),
    "latest": (["3.15", "3.14", "3.13", "3.12"], ["myst-parser"]),
}
"""Each Sphinx, the Pythons for it, of which the first that is there counts, and what goes with it.

Sphinx 9.1 and later need Python 3.12.
"""

TESTS = ("tests/sphinxext", "tests/pytest_plugin", "tests/example")
NEEDED = ("html5lib", "hypothesis", "packaging", "pytest>=9", "pytest-xdist", "sphinx-intl")
TAGGED = ("7.4", "8.2", "9.2")

_pythons = {it.version.rpartition(".")[0]: it.executable for it in interpreters()}


def _run(session: nox.Session, version: str) -> None:
    sphinx = "sphinx" if version == "latest" else f"sphinx=={version}.*"
    session.install("-q", ".[sphinx,pytest]", sphinx, *VERSIONS[version][1], *NEEDED)
    session.run(
        *("python", "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider"),
        *(session.posargs or TESTS),
        env={"GLEICHLAUF_MATRIX": version},
    )


for _version, (_wanted, _) in VERSIONS.items():

    def _session(session: nox.Session, version: str = _version) -> None:
        _run(session, version)

    nox.session(
        name=f"sphinx-{_version}",
        # One that is missing is left to nox to tell of, by its number.
        python=next((_pythons[it] for it in _wanted if it in _pythons), _wanted[0]),
        tags=["here"] if _version in TAGGED else [],
    )(_session)


@nox.session(python=next((_pythons[it] for it in ("3.13", "3.12", "3.11") if it in _pythons), None))
def neighbours(session: nox.Session) -> None:
    """Other extensions and themes together with ours."""
    session.install("-q", "--require-hashes", "-r", "tests/neighbours/requirements.txt")
    session.install("-q", "--no-deps", ".")
    session.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/neighbours")
