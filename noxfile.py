"""The extension with each Sphinx and Python that it supports: ``nox``, or ``nox -t here``.

The sessions tagged ``here`` are the oldest, a middle and the newest that one machine has; the
workflow runs all of them.
"""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"

VERSIONS = {
    "7.4": ("3.11", ["docutils<0.22", "myst-parser<5"]),
    "8.2": ("3.12", ["myst-parser"]),
    "9.0": ("3.11", ["myst-parser"]),
    "9.1": ("3.13", ["myst-parser"]),
    "9.2": ("3.14", ["myst-parser"]),
    "latest": ("3.15", ["myst-parser"]),
}
"""Each Sphinx, a Python that it is run with, and what goes with it."""

TESTS = ("tests/sphinxext", "tests/pytest_plugin", "tests/example")
NEEDED = ("html5lib", "hypothesis", "packaging", "pytest>=9", "pytest-xdist", "sphinx-intl")
HERE = ("7.4", "8.2", "latest")
"""What .ci/run runs; where there is no 3.15, the newest Sphinx runs with the Python at hand."""


def _run(session: nox.Session, version: str) -> None:
    sphinx = "sphinx" if version == "latest" else f"sphinx=={version}.*"
    session.install("-q", ".[sphinx,pytest]", sphinx, *VERSIONS[version][1], *NEEDED)
    session.run(
        *("python", "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider"),
        *(session.posargs or TESTS),
        env={"GLEICHLAUF_MATRIX": version},
    )


for _version, (_python, _) in VERSIONS.items():

    def _session(session: nox.Session, version: str = _version) -> None:
        _run(session, version)

    nox.session(
        name=f"sphinx-{_version}", python=_python, tags=["here"] if _version in HERE else []
    )(_session)
