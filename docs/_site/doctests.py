"""Sphinx's own doctest, as this site runs it: each group in an empty folder, like an example."""

from __future__ import annotations

from sphinx.application import Sphinx

SETUP = """
import os as _os
import tempfile as _tempfile
_started_in = _os.getcwd()
_folder = _tempfile.TemporaryDirectory()
_os.chdir(_folder.name)
"""
CLEANUP = """
_os.chdir(_started_in)
_folder.cleanup()
"""


def use_empty_folders(app: Sphinx) -> None:
    """Set code around every group, for this builder alone: in an example it would be its code."""
    if app.builder.name == "doctest":
        app.config.doctest_global_setup = SETUP
        app.config.doctest_global_cleanup = CLEANUP
