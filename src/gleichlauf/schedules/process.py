"""Starts the worker for one job in an empty directory, and leaves nothing of it behind."""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .child import how_it_ended
from .fork import where_it_is
from .script import Script
from .watch import INTERVAL, Watch

HERE = Path(__file__).resolve().parent

GRACE = 1.0
"""Seconds of processor time beyond its limit after which a worker is ended from outside."""

BOOTSTRAP = """\
import os, sys, types
os.register_at_fork = lambda **_: None
package = types.ModuleType("_schedules")
package.__path__ = [sys.argv[1]]
sys.modules["_schedules"] = package
from _schedules.worker import main
main()
"""
"""What the worker runs. Modules must not register what is to be done after a fork: it would cost
each run more than the fork does, and `random` would begin each run with another seed."""


def work(script: Script, job: dict[str, Any]) -> dict[str, Any]:
    """Do a job on a script; return what the worker reports, or ``{"reason": ...}`` in words."""
    with tempfile.TemporaryDirectory(prefix="schedules-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        directory, temporary = root / "run", root / "tmp"
        directory.mkdir()
        temporary.mkdir()
        dump = root / "stacks"
        job = {
            **job,
            "name": script.name,
            "source": script.source,
            "path": script.path,
            "directory": str(Path(script.path).parent) if script.path else str(directory),
            "dump": str(dump),
            "searching": str(root / "searching"),
        }
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        environment.update(
            PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1", TMPDIR=str(temporary)
        )
        process = subprocess.Popen(
            [sys.executable, "-c", BOOTSTRAP, str(HERE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=directory,
            env=environment,
            start_new_session=True,
        )
        try:
            return _talk(process, job, dump, script)
        finally:
            _end(process)


def _talk(
    process: subprocess.Popen[bytes], job: dict[str, Any], dump: Path, script: Script
) -> dict[str, Any]:
    watch = Watch(process.pid, job["time_limit"] + GRACE)
    data: bytes | None = marshal.dumps(job)
    while True:
        try:
            out, err = process.communicate(data, INTERVAL)
            break
        except subprocess.TimeoutExpired:
            data = None
        # While it searches, a worker waits for its runs, and has an eye on them itself.
        stuck = watch.look(may_sleep=Path(job["searching"]).exists())
        if stuck:
            place = where_it_is(process.pid, str(dump), script.name)
            return {"reason": f"{place}: the script {stuck} where threads cannot be seen"}
    if not out:
        if err:
            raise RuntimeError(f"the explorer itself failed:\n{err.decode(errors='replace')}")
        status = process.returncode
        wait_status = -status if status < 0 else status << 8
        return {"reason": f"the script {how_it_ended(wait_status)}"}
    result: dict[str, Any] = marshal.loads(out)  # noqa: S302 - written by our own worker
    return result


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the worker and every process that it has made, and wait for it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
