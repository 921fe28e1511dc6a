"""Copies of this project in other folders, with the packages that run the tests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "__pycache__", "*.pyc", ".*_cache", ".hypothesis", "*.mo"
)


def copy_project(folder: Path, python: str = sys.executable) -> None:
    """Copy what the project consists of, without git's history; ``python`` is its ``.venv``."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, dirs_exist_ok=True)
    give_searches(folder)
    give_packages(folder, python)


def clone_project(folder: Path, *options: str) -> None:
    """Clone what is committed, with options of ``git clone``."""
    command = ["git", "clone", "-q", *options, ROOT.as_uri(), str(folder)]
    subprocess.run(command, check=True)
    give_searches(folder)
    give_packages(folder, sys.executable)


def give_searches(folder: Path) -> None:
    """Give a copy what is known of thread schedules: finding it anew takes a minute."""
    if (ROOT / ".gleichlauf_cache").is_dir():
        shutil.copytree(ROOT / ".gleichlauf_cache", folder / ".gleichlauf_cache")


def give_packages(folder: Path, python: str) -> None:
    """Let a project run this Python, with its own code before that which is installed there."""
    binary = folder / ".venv/bin"
    binary.mkdir(parents=True)
    path = f'"{folder}/src${{PYTHONPATH:+:$PYTHONPATH}}"'
    for name, called in (("python", ""), ("pytest", "-m pytest"), ("gleichlauf", "-m gleichlauf")):
        script = f'#!/bin/sh\nPYTHONPATH={path} exec "{python}" {called} "$@"\n'
        (binary / name).write_text(script, encoding="utf-8")
        (binary / name).chmod(0o755)
    (folder / ".venv/installed").write_text(f"{folder.resolve()}\n", encoding="utf-8")
