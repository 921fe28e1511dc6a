"""No example waits forever because its main program fails: what it started, it stops.

The first ``print`` of the main thread fails here, as it does in a terminal that cannot show a
letter. The exception may end the program in any way; it may not leave it hanging.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples/en"

# What says "this terminal is gone" at the first text of the main thread, and runs the example.
FAILING = """\
import builtins, runpy, sys, threading
show = builtins.print
failed = False
def failing(*args, **options):
    global failed
    if not failed and threading.current_thread() is threading.main_thread():
        failed = True
        raise OSError("this terminal is gone")
    show(*args, **options)
builtins.print = failing
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def may_hang(code: str) -> bool:
    return "never ends" in code


def ends(script: Path, folder: Path, seconds: float) -> bool:
    """Run a script whose first text from the main thread fails, and say whether it ends in time."""
    folder.mkdir(parents=True)
    process = subprocess.Popen(
        [sys.executable, "-c", FAILING, str(script)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"TMPDIR": str(folder), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]},
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def test_no_example_hangs_when_its_main_program_fails(tmp_path: Path) -> None:
    codes = {script: script.read_text(encoding="utf-8") for script in EXAMPLES.glob("*/*.py")}
    threaded = [
        script
        for script, code in codes.items()
        if any(name in code for name in ("threading", "futures", "asyncio")) and not may_hang(code)
    ]
    assert len(threaded) > 80
    with ThreadPoolExecutor(2) as pool:
        done = pool.map(
            lambda script: ends(script, tmp_path / script.parent.name / script.stem, 30), threaded
        )
    hanging = [
        f"{script.parent.name}/{script.name}"
        for script, ended in zip(threaded, done, strict=True)
        if not ended
    ]
    assert hanging == []


def test_a_program_that_stops_nothing_is_noticed(tmp_path: Path) -> None:
    script = tmp_path / "left_waiting.py"
    script.write_text(
        "import threading\n"
        "stop = threading.Event()\n"
        "threading.Thread(target=stop.wait).start()\n"
        "print('begun')\n"
        "stop.set()\n"
    )
    assert not ends(script, tmp_path / "folder", 2)
