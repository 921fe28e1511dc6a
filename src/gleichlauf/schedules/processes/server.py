"""A process that forks workers: to start Python anew for each script takes far longer.

It has imported what they need, and no more than that; nothing of a script ever runs in it.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import traceback

from ..codec import from_bytes
from ..runs.run import Run
from ..stand_ins.refusals import fork
from .order import OVER, Order
from .pipes import Messages, send
from .system import (
    adopt_orphans,
    die_with_parent,
    end_orphans,
    get_parent,
    get_process,
    hide_that_it_stays,
    leave_process,
)
from .worker import Worker

EARLY = ("_posixsubprocess", "encodings.cp437", "pathlib", "queue", "random", "zipfile")
"""Modules that many runs import, and that take long, but make no locks and start nothing."""


def main() -> None:
    """Take orders from standard input, and fork a worker for each, until there are no more.

    Plans follow an order, and reports are written to standard output.
    """
    die_with_parent(get_parent())
    adopt_orphans()
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    hide_that_it_stays()
    run = Run()
    # After it, as they would otherwise take what a run replaces.
    for name in EARLY:
        importlib.import_module(name)
    gc.disable()
    gc.freeze()
    here = get_process()
    while order := (messages := Messages(0)).read():
        worker = fork()
        if worker == 0:
            _work(run, order, messages, here)
        status = os.waitpid(worker, 0)[1]
        # What a worker that was ended from outside could not end itself.
        end_orphans()
        if status:
            leave_process(1)
        send(1, OVER)
    leave_process(0)


def _work(run: Run, order: bytes, plans: Messages, server: int) -> None:
    """Do what is ordered, as a worker of that server; it does not return."""
    try:
        die_with_parent(server)
        adopt_orphans()
        worker = Worker(run, from_bytes(Order, order))
        while (data := plans.read()) and data != OVER:
            send(1, worker.answer(data))
        worker.end()
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        leave_process(1)
    except BaseException:
        traceback.print_exc()
        leave_process(1)
    leave_process(0)
