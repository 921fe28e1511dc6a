"""An independent explorer finds the same sets, on the scripts that it can run (3.12 and later)."""

from __future__ import annotations

import contextlib
import io

import pytest

from .answers import SCRIPTS
from .search import searched

oracle = pytest.importorskip("interleave_test", reason="interleave-test needs Python 3.12 or later")

SHARED = [
    ("lost_update", 1), ("check_then_act", 1), ("locked_counter", 1), ("bounded_queue", 1),
    ("barrier", 0), ("rlock", 1), ("lifo_queue", 1), ("priority_queue", 0), ("thread_local", 1),
    ("simple_queue", 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "bound"), SHARED)
def test_the_oracle_agrees(name: str, bound: int) -> None:
    path = SCRIPTS / f"{name}.py"
    code = compile(path.read_text(), str(path), "exec")
    printed: set[str] = set()

    def model() -> None:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
        printed.add(out.getvalue())

    result = oracle.explore(
        model, strategy="dfs", max_preemptions=bound, iterations=100_000, granularity="line",
        include=[str(path)], raise_on_failure=False,
    )  # fmt: skip
    assert result.exhausted
    assert printed == {outcome.stdout for outcome in searched(name, bound).outcomes}
