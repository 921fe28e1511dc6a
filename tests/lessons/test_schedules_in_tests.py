"""The test that the course shows searches the schedules of an example: it passes, and can fail."""

from __future__ import annotations

import contextlib
import re
import shutil
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples/en/finding_faults"


def run_the_test_that_is_shown() -> None:
    page = (ROOT / "docs/finding_faults.rst").read_text(encoding="utf-8")
    [shown] = re.findall(
        r"   :fragment:\n\n((?:   .*\n|\n)*?   def test_settings.*\n(?:   .*\n)+)", page
    )
    namespace: dict[str, object] = {}
    exec(textwrap.dedent(shown), namespace)
    test = namespace["test_settings_are_read_once"]
    assert callable(test)
    test()


def test_it_passes_where_a_lock_protects(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "read_settings_once.py", tmp_path)
    with contextlib.chdir(tmp_path):
        run_the_test_that_is_shown()


def test_it_fails_where_none_does(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "read_settings.py", tmp_path / "read_settings_once.py")
    with contextlib.chdir(tmp_path), pytest.raises(AssertionError):
        run_the_test_that_is_shown()
