"""The examples of the course in the browser: they do there what their pages say.

A few of each kind in every run; ``make torture`` takes all, and a thousand runs for the memory.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import read_example
from gleichlauf.proof.comparison import as_documented, fits
from gleichlauf.schedules.reading.program import Program
from gleichlauf.schedules.runs.report import Result, ThreadException, Waiting
from gleichlauf.schedules.stacks.refusing import refusal

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples/en"

PATIENCE = 150_000
"""Milliseconds for one example: all tests share few cores."""

SOME = (
    "locks/last_seat",
    "locks/transfers",
    "queues/bakery",
    "barriers/vote_count",
    "events/remembered_bell",
    "stdlib2/async_zip",
    "archives/largest_members",
    "finding_faults/logged_through_queue",
    "finding_faults/name_in_log",
    "today/ask_cities",
)
"""Threads, deadlocks, queues, barriers, events, an archive that a thread writes, logging, pools."""

PROCESSES, LOOP = "starts a process", "runs an event loop"
SIGNAL, WATCHDOG = "sends a signal", "lets a thread of C watch"
INTERPRETER = "starts another interpreter"

NOT_THERE: dict[str, str] = {
    "archive_tools/archive_command": PROCESSES,
    "archive_tools/program_in_archive": PROCESSES,
    "finding_faults/write_report": WATCHDOG,
    "free_threaded/gil_switched_off": PROCESSES,
    "surroundings/called_in_loop": LOOP,
    "surroundings/fork_with_lock": PROCESSES,
    "surroundings/group_of_threads": LOOP,
    "surroundings/loop_in_background": LOOP,
    "surroundings/news_from_thread": LOOP,
    "surroundings/signal_in_main": SIGNAL,
    "surroundings/two_interpreters": INTERPRETER,
    "today/count_primes": PROCESSES,
    "today/load_in_thread": LOOP,
}
"""Examples that a browser refuses, each with what is said of it."""

SHARE = 10 / 114
"""The part of the course that may be missing: ten when it had 114 programs."""

ASK = """([message, limit]) => new Promise((resolve) => {
  window.worker ??= new Worker("_workshop/worker.mjs", { type: "module" });
  const clock = setTimeout(() => {
    worker.terminate();
    delete window.worker;
    resolve({ why: "no answer" });
  }, limit);
  worker.onmessage = ({ data }) => {
    if (data.is !== "done" && data.is !== "failed" && data.is !== "broken") return;
    clearTimeout(clock);
    resolve(data);
  };
  worker.postMessage(message);
})"""


def ask(page: Page, what: str, **fields: object) -> dict[str, Any]:
    """Ask the worker of a page, which begins with the first question."""
    if not page.evaluate("'worker' in window"):
        begun = page.evaluate(ASK, [{"do": "start", "id": 0}, PATIENCE])
        assert begun["is"] == "done", begun
    found: dict[str, Any] = page.evaluate(ASK, [{"do": what, "id": 1, **fields}, PATIENCE])
    return found


@pytest.fixture
def page(visit: Visitors, site: Path) -> Page:
    """Return a page of the workshop."""
    if not (site / "en/_workshop").is_dir():
        pytest.skip("the site has no workshop: there was no Pyodide when it was built")
    return visit().open("en/workshop.html")


@cache
def programs() -> Mapping[str, Example]:
    """Return the examples that a reader can change and run, by page and name."""
    found = {
        path.relative_to(EXAMPLES).with_suffix("").as_posix(): read_example(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(EXAMPLES.rglob("*.py"))
    }
    return {name: example for name, example in found.items() if example.form == "program"}


def source(example: Example) -> str:
    return "\n\n".join(part.strip("\n") for part in (example.setup, example.code) if part) + "\n"


def result(found: dict[str, Any]) -> Outcome:
    """Return an outcome that the browser found in the words of a page."""
    return as_documented(
        Result(
            found["ending"],
            found["status"],
            found["stdout"],
            found["stderr"],
            tuple(
                ThreadException(it["thread"], it["exception"], it["message"])
                for it in found["exceptions"]
            ),
            tuple(
                Waiting(it["thread"], it["line"], it["source"], it["kind"], it["what"])
                for it in found["waiting"]
            ),
            tuple(it if isinstance(it, str) else it["path"] for it in found["files"]),
        )
    )


def difference(page: Page, example: Example) -> str:
    """Return how what an example does in the browser differs from what its page says, or ""."""
    search = example.search
    asked = {"source": source(example), "name": f"{example.name}.py"}
    if search is None:  # its page tells of single runs
        answers = [ask(page, "run", **asked, schedule="", seed=seed) for seed in range(3)]
    else:
        answers = [ask(page, "explore", **asked, bound=search.bound)]
    found = []
    for told in answers:
        answer = told.get("answer")
        if answer is None:
            page.evaluate("if (window.worker) { worker.terminate(); delete window.worker; }")
            return str(told.get("why"))
        if "refused" in answer or not answer.get("complete", True):
            return str(answer.get("refused") or answer["why"])
        found += [result(one) for one in answer.get("outcomes", [answer])]
    # Here waits may end early or late, and threads are switched between lines alone.
    exact = search is not None and search.exact_time
    finer = search is not None and search.granularity != "line"
    for one in () if exact or not example.outcomes else found:
        if not any(fits(example, known, one) for known in example.outcomes):
            return f"it also does this: {one}"
    for known in () if finer or search is None else example.outcomes:
        if not any(fits(example, known, one) for one in found):
            return f"it never does this: {known}"
    return ""


@pytest.mark.parametrize("name", SOME)
def test_it_does_what_its_page_says(page: Page, name: str) -> None:
    assert difference(page, programs()[name]) == ""


@pytest.mark.parametrize("name", programs())
def test_what_is_refused_is_known_by_its_source(name: str) -> None:
    example = programs()[name]
    why = refusal(f"{example.name}.py", Program(source(example)))
    assert NOT_THERE.get(name, "") in why
    assert bool(why) == (name in NOT_THERE)


@pytest.mark.skipif("GLEICHLAUF_TORTURE" not in os.environ, reason="takes minutes: make torture")
def test_all_do_what_their_pages_say(page: Page) -> None:
    found = {name: difference(page, example) for name, example in programs().items()}
    wrong = {name: why for name, why in found.items() if why and name not in NOT_THERE}
    assert wrong == {}
    assert {name for name in NOT_THERE if not found[name]} == set(), "they do work now"
    assert len(NOT_THERE) <= SHARE * len(programs())


LEAVES = """\
import threading

held = threading.Lock()
data = []


def work(n):
    mine = bytearray(100_000)
    with held:
        data.append(n)
        threading.Event().wait()


threading.Thread(target=work, args=(1,), daemon=True).start()
threading.Thread(target=work, args=(2,), daemon=True).start()
"""


def test_what_runs_leave_waiting_takes_no_memory(page: Page) -> None:
    before = 0
    for number in range(1000 if "GLEICHLAUF_TORTURE" in os.environ else 60):
        told = ask(page, "run", source=LEAVES, name="leaves.py", schedule="", seed=number)
        assert told["answer"]["ending"] == "finished", told
        if number == 20:
            before = told["heap"]
    assert told["heap"] <= before + 20_000_000, (before, told["heap"])
    assert told["heap"] < 300_000_000


COLLECTS = """\
import gc
import threading


class Deep:
    def __getattr__(self, name):
        number = int(name[1:])
        return step.wait() and 0 if number == 0 else getattr(self, f"a{number - 1}")


def work():
    for _ in range(3):
        kept = [[n] for n in range(3000)]
        Deep().a30
        done.append(len(kept))


done = []
step = threading.Event()
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
step.set()
for thread in threads:
    thread.join()
print(len(done))
"""

LOOKS = """\
import sys
import threading


def inner():
    inside.set()
    step.wait()


def work():
    inner()


inside, step = threading.Event(), threading.Event()
thread = threading.Thread(target=work)
thread.start()
inside.wait()
names, frame = [], sys._current_frames()[thread.ident]
while frame:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
step.set()
thread.join()
print("inner" in names, "work" in names)
"""

TRAPS = {
    "a parked stack's frames are asked for those around them": (LOOKS, "True True\n"),
    "garbage is made while deep stacks are parked": (COLLECTS, "12\n"),
    "each thread has its own values": (
        "import threading\nown = threading.local()\nown.n = 0\n\n\n"
        "def work(n):\n    own.n = n\n    seen.append((own.n, threading.get_ident()))\n\n\n"
        "seen = []\nthreads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]\n"
        "[it.start() for it in threads]\n[it.join() for it in threads]\n"
        "print(sorted(n for n, _ in seen), own.n, len({who for _, who in seen}))\n",
        "[1, 2] 0 2\n",
    ),
    "each thread has its own exception": (
        "import sys\nimport threading\n\n\ndef work(n):\n    try:\n        raise ValueError(n)\n"
        "    except ValueError:\n        with lock:\n"
        "            seen.append(str(sys.exception()))\n"
        "\n\nseen = []\nlock = threading.Lock()\n"
        "threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]\n"
        "[it.start() for it in threads]\n[it.join() for it in threads]\n"
        "print(sorted(seen), sys.exception())\n",
        "['1', '2'] None\n",
    ),
    "its own folder is removed": (
        "import os\nos.rmdir(os.getcwd())\nprint('gone')\n",
        None,
    ),
    "nothing ends it but unwinding": (
        "import threading\nlock = threading.Lock()\nlock.acquire()\n\n\ndef work():\n"
        "    while True:\n        try:\n            lock.acquire()\n"
        "        except BaseException:\n            pass\n\n\n"
        "threading.Thread(target=work, daemon=True).start()\nprint('left')\n",
        "left\n",
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_traps_are_survived(page: Page, name: str) -> None:
    program, printed = TRAPS[name]
    for seed in range(3):
        told = ask(page, "run", source=program, name="trap.py", schedule="", seed=seed)
        assert told["is"] == "done", told
        if printed is not None:
            assert told["answer"].get("stdout") == printed, told
    after = ask(page, "run", source="print('goes on')\n", name="after.py", schedule="", seed=0)
    assert after["answer"]["stdout"] == "goes on\n"
    assert re.fullmatch(r"straight|[\d:,]+", after["answer"]["schedule"])
