"""The sessions of docstrings: left alone, and where asked for run where the docstring is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.proof.check import check_file
from tests.sphinxext.conftest import Site

MODULE = '''"""Spam.

>>> double(2)
4
"""

_HIDDEN = 2


def double(x):
    """Double.

    >>> y = double(3)
    >>> y
    6
    """
    return _HIDDEN * x


class Tray:
    """A tray.

    >>> Tray().take("egg")
    'egg'
    """

    def take(self, text):
        """Take.

        >>> y
        Traceback (most recent call last):
        NameError: name 'y' is not defined
        >>> Tray().take(double(1))
        2
        """
        return text
'''
CONF = """\
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent / "code"))
extensions = ["sphinx.ext.autodoc", "gleichlauf"]
"""
PAGE = "Title\n=====\n\n.. automodule:: spam_of_a_test\n   :members:\n"


@pytest.fixture
def documented(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write("conf.py", CONF)
    site.write("docs/index.rst", PAGE)
    site.write("code/spam_of_a_test.py", MODULE)
    return site


def examples(site: Site, setting: bool) -> list[Path]:
    done = site.run("-b", "examples", "-D", f"gleichlauf_docstrings={setting:d}", "docs", "out")
    assert (done.returncode, done.stderr) == (0, "")
    return sorted((site.root / "out/index").glob("*.py"))


def test_they_are_left_alone_and_counted(documented: Site) -> None:
    assert examples(documented, False) == []
    command = [sys.executable, "-m", "sphinx", "-c", ".", "-b", "examples", "docs", "out"]
    done = subprocess.run(command, cwd=documented.root, capture_output=True, text=True, check=True)
    assert "4 blocks in docstrings are no examples (gleichlauf_docstrings = True" in done.stdout


def test_each_is_run_with_the_names_of_its_module_and_no_others(documented: Site) -> None:
    found = examples(documented, True)
    assert [path.stem for path in found] == ["double", "module_spam_of_a_test", "tray", "tray_take"]
    assert [check_file(path) for path in found] == [""] * 4
    assert "Needs besides Python 3.11 or later: spam_of_a_test" in found[0].read_text("utf-8")


def test_what_is_wrong_is_found(documented: Site) -> None:
    documented.write("code/spam_of_a_test.py", MODULE.replace("_HIDDEN = 2", "_HIDDEN = 3"))
    wrong = {path.stem: check_file(path) for path in examples(documented, True)}
    assert "Expected:\n        6\n    Got:\n        9" in wrong["double"]
    assert wrong["tray"] == ""


def test_only_what_the_project_has_added_is_searched_for_modules(documented: Site) -> None:
    script = Path(sys.executable).with_name("sphinx-build")
    command = [os.path.relpath(script, documented.root), "-q", "-c", ".", "-b", "examples"]
    options = ["-D", "gleichlauf_docstrings=1", "docs", "out"]
    subprocess.run([*command, *options], cwd=documented.root, check=True)
    written = (documented.root / "out/search_path.txt").read_text("utf-8")
    assert written.splitlines()[1:] == ["../code"]
