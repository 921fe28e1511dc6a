"""The first two commands as a newcomer gives them: from a tarball, and not as root.

It is played with another user than root, a folder and a home of their own, a Python that belongs
to the system and wants no packages (Debian's), no git, and no network once all is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.elsewhere import contents, different
from tests.project.copies import ROOT
from tools.pythons import interpreters

NOBODY = 65534
AS_NOBODY = (
    *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"),
)
PATIENCE = 3600.0
"""Seconds for one command: much, since this runs beside other things."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody's folder, and what they run in it."""

    folder: Path
    python: str

    def run(self, *command: str, offline: bool = False) -> subprocess.CompletedProcess[str]:
        cut_off = ("unshare", "--net") if offline else ()
        # How packages are had here may be told by variables.
        pip = [f"{name}={value}" for name, value in os.environ.items() if name.startswith("PIP_")]
        home = ["HOME=" + str(self.folder.parent), "PATH=/usr/local/bin:/usr/bin:/bin", *pip]
        return subprocess.run(
            [*cut_off, *AS_NOBODY, "env", "-i", *home, *command],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


def python_for_all() -> str | None:
    """Return a Python that another user may run, best one that wants no packages."""
    asked = "import ensurepip, os, sysconfig as s; print(s.get_path('stdlib'))"
    found: dict[bool, str] = {}
    for each in interpreters():
        # By another program: setpriv itself may still start what its user may not.
        command = [*AS_NOBODY, "env", "-i", str(each.executable), "-c", asked]
        told = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
        if told.returncode == 0:
            managed = Path(told.stdout.strip(), "EXTERNALLY-MANAGED").exists()
            found.setdefault(managed, str(each.executable))
    return found.get(True, found.get(False))


@pytest.fixture(scope="module")
def newcomer() -> Iterator[Newcomer]:
    if os.geteuid() != 0:
        pytest.skip("only root may become somebody else")
    python = python_for_all()
    if python is None:
        pytest.skip("no Python here that another user may run")
    # Not in pytest's own folder, which is closed to others.
    home = Path(tempfile.mkdtemp(prefix="newcomer-", dir="/tmp"))
    try:
        folder = home / "gleichlauf 1.0"
        folder.mkdir()
        archive = ["git", "-C", str(ROOT), "archive", "HEAD"]
        with subprocess.Popen(archive, stdout=subprocess.PIPE) as packed:
            subprocess.run(["tar", "-x", "-C", str(folder)], stdin=packed.stdout, check=True)
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(home)], check=True)
        yield Newcomer(folder, python)
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="module")
def built(newcomer: Newcomer) -> Newcomer:
    """After the first command, which is the only one that needs a network."""
    done = newcomer.run("make", "html", "examples", f"PYTHON={newcomer.python}")
    assert (done.returncode, done.stderr) == (0, "")
    return newcomer


def test_the_system_wants_no_packages(newcomer: Newcomer) -> None:
    """So that this machine is what it plays."""
    refused = newcomer.run(newcomer.python, "-m", "pip", "install", "--no-index", ".")
    if "No module named pip" in refused.stderr or refused.returncode == 0:
        pytest.skip(f"{newcomer.python} is not managed by a system, or has no pip")
    assert "externally-managed-environment" in refused.stderr


def test_the_first_command_builds_the_same(built: Newcomer) -> None:
    ours = Path(os.environ["GLEICHLAUF_SITE"])
    assert different(contents(ours), contents(built.folder / "build/html")) == []
    assert different(contents(ROOT / "examples"), contents(built.folder / "examples")) == []


def test_it_needs_no_network_again(built: Newcomer) -> None:
    before = contents(built.folder / "build/html")
    built.run("make", "clean")
    again = built.run("make", "html", offline=True)
    assert (again.returncode, again.stderr) == (0, "")
    assert different(before, contents(built.folder / "build/html")) == []


def test_the_second_command_passes(built: Newcomer) -> None:
    """What needs git's history or root is left out there."""
    tested = built.run("make", "test", offline=True)
    assert tested.returncode == 0, tested.stdout[-5000:]
