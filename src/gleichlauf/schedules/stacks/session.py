"""What a page asks of Python: to run a program once, or to find all that it can do.

Questions come as values that JSON has, and answers are JSON, since a page is not Python.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from ..explorer import explore
from ..runs.files import file_names
from ..runs.report import Job, Plan, Report
from ..runs.run import Run
from ..schedule import Schedule, ScheduleError, parse_deviations
from ..script import Script, ScriptError, check_syntax
from ..states.finding import NoGraphError, state_graph
from ..version import explorer_version
from .runner import StackRunner
from .stacks import Host, Stacks

DIRECTORY = Path("/run/work")
"""Where programs run."""

ENDLESS = 2_000_000_000
"""Points of a run that somebody watches, who can stop it."""

UNWATCHED = 200_000
"""Points of a run that nobody watches."""

LONGEST = 200
"""Points of a run among which some are drawn where threads are switched."""

LARGEST = 4_000_000
"""Bytes of a file that is handed to the page."""

SECONDS = 30.0
"""Processor time of a search, and of the search for its graph."""


class Page(Host, Protocol):
    """The page around it, which also switches stacks."""

    def hear(self, place: str, text: str) -> object:
        """Show what the program writes to ``stdout`` or ``stderr``."""

    def ask(self) -> str:
        """Wait for a line that somebody types, and return it with its end."""

    def tell(self, runs: int, outcomes: int) -> None:
        """Show how far a search is."""


class Session:
    """One worker's runs, one after the other."""

    def __init__(self, stacks: Stacks, page: Page) -> None:
        self._stacks = stacks
        self._page = page
        self._run = Run()
        self._looks = False
        self._files: list[dict[str, object]] = []

    def run(self, source: str, name: str, schedule: str, seed: int) -> str:
        """Run a program once, by a schedule if one is named, else by one that is drawn."""
        script = Script(name, source)
        try:
            check_syntax(script)
            deviations = parse_deviations(schedule) if schedule else ()
        except (ScriptError, ScheduleError) as error:
            return _told(str(error))
        drawn = None if schedule else seed
        plan = Plan(deviations, SECONDS, seed=drawn, length=LONGEST)
        self._run.hear, self._run.ask = self._page.hear, self._page.ask
        try:
            return self._once(script, ENDLESS, plan)
        finally:
            self._run.hear = self._run.ask = None

    def try_once(self, source: str, name: str) -> str:
        """Run a program once, with nobody there who types, or who stops it."""
        script = Script(name, source)
        try:
            check_syntax(script)
        except ScriptError as error:
            return _told(str(error))
        return self._once(script, UNWATCHED, Plan((), SECONDS))

    def _once(self, script: Script, point_limit: int, plan: Plan) -> str:
        runner = self._runner(_job(script, point_limit), together=False)
        self._looks = True
        try:
            report = runner.run(plan)
        finally:
            self._looks = False
            runner.close()
        if report.stopped == "diverged":
            return _told(
                f"{script.name}: the program does not come to where this schedule switches"
            )
        return self._outcome(script, report)

    def explore(
        self, source: str, name: str, bound: int, *, exact_time: bool = False, graph: bool = True
    ) -> str:
        """Find all outcomes of a program.

        With ``graph``, also the graph of its states, where it is small enough.
        """
        script = Script(name, source)
        try:
            found = explore(
                script,
                bound=bound,
                exact_time=exact_time,
                time_limit=SECONDS,
                progress=self._page.tell,
                runner=self._runner,
            )
        except ScriptError as error:
            return _told(str(error))
        answer: dict[str, object] = {
            "complete": found.complete,
            "why": found.why,
            "line": _line(found.why),
            "runs": found.schedules,
            "bound": found.bound,
            "clock": found.clock,
            "threads": found.threads,
            "outcomes": [
                {**asdict(outcome), "witness": outcome.witness.text} for outcome in found.outcomes
            ],
            "graph": None,
        }
        if graph and found.complete and found.threads:
            try:
                wanted = [outcome.result for outcome in found.outcomes]
                states = state_graph(
                    script, outcomes=wanted, time_limit=SECONDS, runner=self._runner
                )
                answer["graph"] = json.loads(states.text())
            except NoGraphError as error:
                answer["noGraph"] = str(error)
        return json.dumps(answer)

    def _runner(self, job: Job, *, together: bool) -> StackRunner:
        return StackRunner(
            self._stacks, self._run, DIRECTORY, job, together=together, look=self._look
        )

    def _look(self) -> None:
        """Keep the files that a single run has made."""
        if self._looks:
            self._files = [_file(name) for name in file_names(str(DIRECTORY))]

    def _outcome(self, script: Script, report: Report) -> str:
        if report.result is None:
            return _told(report.reason)
        schedule = Schedule(report.deviations, script.digest, 0, "line", explorer_version())
        answer: dict[str, object] = asdict(report.result)
        died = [event for event in report.events if event.kind == "exception"]
        lines = {(event.thread, event.object): event.line for event in died}
        answer["exceptions"] = [
            {**asdict(one), "line": lines.get((one.thread, one.exception))}
            for one in report.result.exceptions
        ]
        answer["schedule"] = schedule.text
        answer["files"] = self._files
        return json.dumps(answer)


def _job(script: Script, point_limit: int) -> Job:
    return Job(
        name=script.name,
        source=script.source,
        path="",
        bound=2,
        granularity="line",
        point_limit=point_limit,
        reduces=False,
        record=True,
    )


def _file(name: str) -> dict[str, object]:
    """Return a file as the page can offer it, with the members of an archive."""
    path = DIRECTORY / name
    size = path.stat().st_size
    found: dict[str, object] = {"path": name, "size": size, "data": None, "members": None}
    if size <= LARGEST:
        data = path.read_bytes()
        found["data"] = base64.b64encode(data).decode()
        if zipfile.is_zipfile(io.BytesIO(data)):
            try:
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    members = archive.infolist()
            except (zipfile.BadZipFile, NotImplementedError):
                return found
            found["members"] = [[it.filename, it.file_size, it.compress_size] for it in members]
    return found


def _line(reason: str) -> int | None:
    """Return the line of the program that a reason names, if it does."""
    named = re.match(r"[^:]+:(\d+): ", reason)
    return int(named[1]) if named else None


def _told(reason: str) -> str:
    return json.dumps({"refused": reason, "line": _line(reason)})
