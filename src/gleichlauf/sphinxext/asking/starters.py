"""``starter``: the program that an exercise begins with, and how a reader checks a solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import write_example
from gleichlauf.example.frame import prologue
from gleichlauf.example.labels import labels
from gleichlauf.solutions.task import Asked, Task, write_task
from gleichlauf.solutions.trial import run
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.nodes import LISTING, program, text_of
from gleichlauf.sphinxext.authors.warn import refuse
from gleichlauf.sphinxext.examples.downloads import can_download
from gleichlauf.sphinxext.examples.folder import update
from gleichlauf.sphinxext.examples.kept import PageCollector, examples_of, no_example
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.pages.workshop import EXERCISES
from gleichlauf.sphinxext.versions import document_name, registered_directive


class starter(nodes.General, nodes.Element):  # noqa: N801
    """A starter program: a block of code, or none if it begins with the example ``begin``.

    ``solution`` is the example that solves the exercise, ``aim`` what its outcomes are to others.
    """


class StarterDirective(SphinxDirective):
    """``starter``: for the exercise that the example in its argument solves."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "from": directives.unchanged_required,
        "some": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the node, with the code in it, if there is any."""
        node = starter(
            solution=self.arguments[0],
            begin=self.options.get("from", ""),
            aim="some" if "some" in self.options else "every",
            place=Place(*self.get_source_info()),
        )
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        if bool(list(node.findall(nodes.literal_block))) == bool(node["begin"]):
            raise self.error("a starter holds one code-block, or names an example with :from:")
        return [node]


@dataclass(frozen=True, slots=True)
class Started:
    """The starter program of a page, or what is wrong with it."""

    name: str
    text: str
    place: Place
    fault: str = ""


def starters(env: BuildEnvironment) -> dict[str, tuple[Started, ...]]:
    """Return the starter programs of each page, by the name of its document."""
    kept = vars(env).setdefault("gleichlauf_starters", {})
    return cast("dict[str, tuple[Started, ...]]", kept)


class StarterCollector(PageCollector):
    """Makes the starter programs of a page when it is read."""

    def kept(self, env: BuildEnvironment) -> dict[str, Any]:
        """Return the starter programs of each page."""
        return starters(env)

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Make each starter program, with the examples of the page, which are known by now."""
        docname = document_name(app.env)
        by_name = examples_of(app.env, docname)
        say = phrases(app.config.language).gettext
        made = tuple(_started(node, by_name, say) for node in doctree.findall(starter))
        if made:
            starters(app.env)[docname] = made


def file_name(node: starter) -> str:
    """Return the name of the file of a starter program."""
    return f"{node['solution']}_start.py"


def _started(node: starter, by_name: Mapping[str, Example], say: Any) -> Started:
    name, place = file_name(node), node["place"]
    for wanted in filter(None, (node["solution"], node["begin"])):
        if wanted not in by_name:
            return Started(name, "", place, no_example(wanted, by_name))
    solution = by_name[node["solution"]]
    outcomes = asked_outcomes(node, by_name)
    if solution.form != "program" or not outcomes:
        reason = f"the example {solution.name!r} documents no outcome that could be asked for"
        return Started(name, "", place, reason)
    if node["begin"]:
        begin = by_name[node["begin"]]
        code = "\n\n".join(filter(None, (begin.setup, begin.code)))
    else:
        (block,) = node.findall(nodes.literal_block)
        code = program(block) if LISTING in block else text_of(block)
    told = say("What this exercise asks: gleichlauf check-solution reads it. Do not change it.")
    parts = [code.strip("\n"), f"# {told}\n{write_task(_task(solution, node['aim'], outcomes))}"]
    if solution.files:  # so that none of the reader's is overwritten
        parts.insert(0, "\n".join(prologue(solution, labels(solution.language))))
    return Started(name, "\n\n\n".join(parts), place)


def asked_outcomes(node: starter, by_name: Mapping[str, Example]) -> tuple[Outcome, ...]:
    """Return the outcomes that an exercise asks for.

    Those of the solution; where one of them has to become possible, only those that are new.
    """
    documented = by_name[node["solution"]].outcomes
    if node["aim"] == "every":
        return documented
    if node["begin"]:
        return tuple(it for it in documented if it not in by_name[node["begin"]].outcomes)
    return documented[1:]


def _task(solution: Example, aim: Any, documented: tuple[Outcome, ...]) -> Task:
    task = Task(
        name=solution.name,
        outcomes=tuple(
            Asked(
                it.stdout,
                it.ending,
                tuple(sorted(died.exception.rpartition(".")[2] for died in it.exceptions)),
            )
            for it in documented
        ),
        aim=aim,
        threads=solution.search is not None,
    )
    if solution.search is not None:
        task = replace(
            task,
            bound=solution.search.bound,
            granularity=solution.search.granularity,
            exact_time=solution.search.exact_time,
        )
    if solution.files:
        _, left = run(write_example(solution))
        task = replace(task, files=tuple(it for it in left if it.name in solution.files))
    return task


def check_starters(app: Sphinx, env: BuildEnvironment) -> None:
    """Make an error of each starter program that cannot be made."""
    for _, found in sorted(starters(env).items()):
        for it in found:
            if it.fault:
                refuse(app, Fault(it.fault, it.place, "starter"))


def write_starters(app: Sphinx, exception: Exception | None) -> None:
    """Bring the starter programs of a site up to date when its pages are written."""
    if exception is not None or not can_download(type(app.builder)):
        return
    files = {
        PurePosixPath(page, it.name): it.text.encode()
        for page, found in starters(app.env).items()
        for it in found
        if not it.fault
    }
    if files or Path(app.outdir, EXERCISES).exists():
        # The folder is part of the site, so everything in it was made here.
        update(Path(app.outdir, EXERCISES), files, is_ours=lambda *_: True, keep=lambda _: False)


def set_up_starters(app: Sphinx) -> None:
    """Register all of it, unless another extension has a directive of this name."""
    if registered_directive("starter") is None:
        app.add_directive("starter", StarterDirective)
    app.add_node(starter)
    app.add_env_collector(StarterCollector)
    app.connect("env-updated", check_starters)
    app.connect("build-finished", write_starters)
