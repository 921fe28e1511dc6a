"""Machines as people have them: what is missing there, the build does without, or says so."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.project.conftest import Project
from tests.project.test_makefile import contents

NO_SUCH = "/there-is-no-such-folder"


@dataclass(frozen=True)
class Machine:
    """How a command starts there, and what its environment has; "" takes a variable away."""

    before: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


MACHINES = {
    # What ssh brings along from the machine of whoever logs in.
    "a locale that is not installed": Machine(environment={"LC_ALL": "de_DE.UTF-8"}),
    "no locale": Machine(environment={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    "a Turkish locale": Machine(environment={"LANG": "tr_TR.UTF-8", "LC_ALL": ""}),
    "no folder for temporary files": Machine(environment={"TMPDIR": NO_SUCH}),
    "no home": Machine(environment={"HOME": NO_SUCH, "XDG_CACHE_HOME": NO_SUCH}),
    "an empty environment": Machine(before=("env", "-i", f"PATH={os.environ['PATH']}")),
    "nobody else may read": Machine(before=("sh", "-c", 'umask 077; exec "$0" "$@"')),
    "no network, and no IPv6": Machine(before=("unshare", "--map-root-user", "--net")),
    # Who owns the folder, and may do no more than that.
    "not root": Machine(before=("unshare", "--map-user=1000", "--map-group=1000")),
    "no git identity": Machine(
        environment={"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    ),
    "jobs from outside": Machine(environment={"MAKEFLAGS": "-j3"}),
    "a time zone at the other end": Machine(environment={"TZ": "Pacific/Kiritimati"}),
    "few open files": Machine(before=("sh", "-c", 'ulimit -n 64; exec "$0" "$@"')),
    "no terminal, and no input": Machine(before=("setsid", "--wait"), environment={"TERM": ""}),
}


def play(project: Project, machine: Machine, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make there."""
    if machine.before and shutil.which(machine.before[0]) is None:
        pytest.skip(f"there is no {machine.before[0]} here")
    if machine.before[:1] == ("unshare",):
        asked = subprocess.run([*machine.before, "true"], capture_output=True, check=False)
        if asked.returncode:
            pytest.skip("this machine lets nobody have a network of their own")
    environment = {**project.environment(), **machine.environment}
    return subprocess.run(
        [*machine.before, *project.command(*arguments)],
        cwd=project.folder,
        env={name: text for name, text in environment.items() if text},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_the_site_is_the_same_there(machine: Machine, project: Project, built: Project) -> None:
    result = play(project, machine, "html", "doctest")
    # Shells tell of a locale that is not there; that is their right, and all that is told.
    told = [line for line in result.stderr.splitlines() if "setlocale" not in line]
    assert (result.returncode, told) == (0, [])
    assert contents(project.folder / "build/html") == contents(built.folder / "build/html")
