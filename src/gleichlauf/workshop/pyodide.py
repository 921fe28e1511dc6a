"""Pyodide, the Python of the browser: which version, and whether a folder holds it unchanged.

It comes from its npm package: ``npm pack pyodide@VERSION``, unpacked, or ``npm ci``. Later versions
may not do: what stacks share (exceptions, context, tracing) differs from one to the next.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

VERSION = "314.0.7"

FILES = {
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}
"""The files of the package that a browser needs, with the SHA-256 of their content."""


class NoPyodideError(ValueError):
    """There is no Pyodide as it should be; the message says what to do."""


def check(folder: Path) -> None:
    """Raise `NoPyodideError` where a folder does not hold what `FILES` says."""
    for name, digest in FILES.items():
        try:
            content = (folder / name).read_bytes()
        except OSError:
            raise NoPyodideError(
                f"{folder}: there is no {name}; the npm package pyodide, version {VERSION}, has it"
            ) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise NoPyodideError(
                f"{folder / name}: this is not the file of Pyodide {VERSION}; unpack the npm"
                f" package pyodide@{VERSION} anew"
            )
