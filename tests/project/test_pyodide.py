"""Getting Pyodide: npm is called so that it can work, and what it says is passed on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NPM = """\
#!/bin/sh
for argument; do
  if [ "$before" = --pack-destination ]; then
    test -d "$argument" || { echo "npm error there is no folder $argument" >&2; exit 1; }
  fi
  before=$argument
done
echo "npm error no package today" >&2
exit 1
"""


@pytest.mark.parametrize("folder", ["pyodide", "deep/er/pyodide"])
def test_npm_finds_the_folder_and_is_quoted(tmp_path: Path, folder: str) -> None:
    npm = tmp_path / "bin/npm"
    npm.parent.mkdir()
    npm.write_text(NPM, encoding="utf-8")
    npm.chmod(0o755)
    found = subprocess.run(
        [sys.executable, "-m", "tools.pyodide", folder],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{npm.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        timeout=60,
    )
    assert found.returncode == 0
    assert "The workshop will be left out" in found.stderr
    assert "npm error no package today" in found.stderr
    assert not (tmp_path / folder).exists()
