"""The known answers: what each script under ``scripts`` can do within a preemption bound."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from gleichlauf.schedules import Exploration, Outcome

SCRIPTS = Path(__file__).parent / "scripts"

FOREGROUND = "The main program continues to run in foreground."
ZIPPED = "Finished background zip of: mydata.txt"
WAITED = "Main program waited until background was done."


def short(outcome: Outcome) -> str:
    """Write an outcome in one line: what is printed, and how it ends where that is not well."""
    parts = ["/".join(outcome.stdout.splitlines())]
    if outcome.stderr:
        parts.append(f"stderr {outcome.stderr}")
    parts += [f"{e.thread} dies of {e.exception}" for e in outcome.exceptions]
    if outcome.ending != "finished":
        parts.append(outcome.ending)
    parts += [f"{w.thread} at {w.line} for {w.kind} {w.what}" for w in outcome.waiting]
    return "; ".join(part for part in parts if part)


def shorts(found: Exploration) -> set[str]:
    """Write all outcomes."""
    return {short(outcome) for outcome in found.outcomes}


ANSWERS: dict[tuple[str, int], set[str]] = {
    ("lost_update", 2): {"1", "2"},
    ("lost_update", 0): {"2"},
    ("check_then_act", 2): {"1 sold", "2 sold"},
    ("locked_counter", 2): {"4"},
    ("met_later", 2): {"1", "5", "6"},
    ("two_locks", 2): {
        "one/two",
        "two/one",
        "deadlock; MainThread at 17 for join one; one at 9 for lock right; two at 9 for lock left",
    },
    ("frames_by_ident", 1): {"True/True"},
    ("missed_event", 2): {
        "woken",
        "deadlock; MainThread at 15 for join waiter; waiter at 8 for event ready",
    },
    ("condition_if", 1): {"a 2/b 1", "b 2/a 1", "a 1/b 1", "b 1/a 1"},
    ("condition_while", 1): {"a 2/b 1", "b 2/a 1", "a 1/b 1", "b 1/a 1"},
    ("bounded_queue", 1): {
        "put 0/got 0/put 1/got 1",
        "got 0/put 0/put 1/got 1",
        "put 0/put 1/got 0/got 1",
        "put 0/got 0/got 1/put 1",
    },
    ("bounded_queue", 2): {
        "put 0/got 0/put 1/got 1",
        "got 0/put 0/put 1/got 1",
        "put 0/put 1/got 0/got 1",
        "put 0/got 0/got 1/put 1",
        "got 0/put 0/got 1/put 1",
    },
    ("async_zip", 2): {f"{FOREGROUND}/{ZIPPED}/{WAITED}", f"{ZIPPED}/{FOREGROUND}/{WAITED}"},
    ("async_zip_no_input", 2): {f"{FOREGROUND}/{WAITED}; Thread-1 dies of FileNotFoundError"},
    ("semaphore", 0): {
        f"{a} in/{a} out/{b} in/{b} out/{c} in/{c} out" for a, b, c in permutations("ABC")
    },
    ("bounded_semaphore", 2): {
        "too often",
        "released; Thread-1 (visit) dies of ValueError",
    },
    ("barrier", 2): {
        "a before/b before/b after/a after",
        "a before/b before/a after/b after",
        "b before/a before/a after/b after",
        "b before/a before/b after/a after",
    },
    ("timer", 0): {"before/ring/after"},
    ("timer", 2): {"before/ring/after", "ring/before/after", "before/ring/never/after"},
    ("thread_local", 1): {"True/True/main"},
    ("pool", 0): {"[0, 1, 4]/25"},
    ("as_completed", 0): {"4/9"},
    ("as_completed", 1): {"4/9", "9/4"},
    ("pool_prints", 0): {"a/b"},
    ("pool_prints", 1): {"a/b", "b/a"},
    ("logging_threads", 2): {
        "MainThread goes on/worker at work",
        "worker at work/MainThread goes on",
    },
    ("daemon", 2): {
        "end",
        "tick 0/end",
        "tick 0/tick 1/end",
        "tick 0/tick 1/tick 2/end",
        "end/tick 0",
        "end/tick 0/tick 1",
        "end/tick 0/tick 1/tick 2",
    },
    ("dying_thread", 2): {"goes on; worker dies of ValueError"},
    ("timeouts", 0): {"empty/False True/True/result"},
    ("timeouts", 1): {
        "empty/False True/True/result",
        "empty/False True/False/result",
        "empty/False False/False/result",
        "empty/True False/False/result",
        "True False/False; MainThread dies of Empty",
        "empty/False True/True; MainThread dies of Empty",
    },
    ("rlock", 1): {"aabb", "bbaa"},
    ("priority_queue", 1): {"1 2", "2 1"},
    ("lifo_queue", 2): {"1 2", "2 1"},
    ("simple_queue", 1): {"ab", "ba"},
    ("spinning_flag", 2): {"done"},
    ("dict_subclass", 2): {"1", "2"},
    ("enumerate_join", 0): {"1"},
    ("globals_alias", 2): {"1", "2"},
    ("kept_lock", 0): {
        "deadlock; MainThread at 19 for join Thread-2 (needs);"
        " Thread-2 (needs) at 11 for lock lock",
        "got it; deadlock; MainThread at 19 for join Thread-1 (keeps);"
        " Thread-1 (keeps) at 7 for lock lock",
    },
    ("lambda_reads", 0): {"70", "100"},
    ("nonlocal_counter", 2): {
        "n = 2 0 0", "n = 2 0 1", "n = 2 0 2", "n = 2 1 1", "n = 2 2 2",
    },
    ("nonlocal_flag", 2): {"True watcher worker", "True worker watcher"},
    ("one_line_function", 2): {"0", "1", "2"},
    ("told_of_reading", 1): {"end"},
    ("queue_inside", 0): {"[0]", "[1]"},
    ("simple_queue_between", 1): {"1 2 3", "1 3 2", "3 1 2"},
}  # fmt: skip
"""By script and bound; line granularity."""
