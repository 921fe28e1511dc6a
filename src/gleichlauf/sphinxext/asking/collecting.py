"""The questions of every page, kept in the environment, and checked in every build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from gleichlauf.example.example import Example, Outcome
from gleichlauf.proof.cache import FOLDER
from gleichlauf.questions.check import complaints
from gleichlauf.questions.question import Change, Output, Question
from gleichlauf.questions.question import Option as Choice
from gleichlauf.schedules import CannotSearchError
from gleichlauf.sphinxext.asking.nodes import answer, question
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.nodes import LISTING, program, text_of
from gleichlauf.sphinxext.authors.warn import refuse
from gleichlauf.sphinxext.examples.kept import PageCollector, examples_of, no_example
from gleichlauf.sphinxext.versions import document_name

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a page: where it and each of its options stand, and what is wrong at once."""

    place: Place
    places: tuple[Place, ...] = ()
    question: Question | None = None
    fault: str = ""


def questions(env: BuildEnvironment) -> dict[str, tuple[Asked, ...]]:
    """Return the questions of each page, by the name of its document."""
    kept = vars(env).setdefault("gleichlauf_questions", {})
    return cast("dict[str, tuple[Asked, ...]]", kept)


class QuestionCollector(PageCollector):
    """Notes the questions of a page when it is read."""

    def kept(self, env: BuildEnvironment) -> dict[str, Any]:
        """Return the questions of each page."""
        return questions(env)

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note each question, with the examples of the page, which are known by now."""
        docname = document_name(app.env)
        by_name = examples_of(app.env, docname)
        asked = tuple(_asked(node, by_name) for node in doctree.findall(question))
        if asked:
            questions(app.env)[docname] = asked


def _asked(node: question, by_name: Mapping[str, Example]) -> Asked:
    answers = [it for it in node.children if isinstance(it, answer)]
    place = node["place"]
    for name in filter(None, (node["example"], node["wanted"])):
        if name not in by_name:
            return Asked(place, fault=no_example(name, by_name))
    example = by_name[node["example"]]
    wanted: tuple[Outcome, ...] = example.outcomes[:1]
    if node["wanted"]:
        wanted = by_name[node["wanted"]].outcomes
    choices = tuple(Choice(asks(it), it["right"]) for it in answers)
    places = tuple(it["place"] for it in answers)
    return Asked(place, places, Question(example, choices, wanted))


def asks(node: answer) -> Output | Change:
    """Return what an option asks, in the language of the page."""
    found = node["asks"]
    if isinstance(found, Output) and found.text:
        return replace(found, text=text_of(cast(nodes.Element, node[0])))
    if isinstance(found, Change):
        (code,) = node[1].findall(nodes.literal_block)
        return Change(program(code) if LISTING in code else text_of(code))
    return cast(Output, found)


def check_questions(app: Sphinx, env: BuildEnvironment) -> None:
    """Make an error of each wrong key, in every build of pages until it is mended."""
    if not (app.builder.use_message_catalog and app.builder.format):
        return  # no page is made that would show one
    cache = Path(app.confdir, FOLDER)
    try:
        for _, found in sorted(questions(env).items()):
            for asked in found:
                _check(app, asked, cache)
    except CannotSearchError as error:
        logger.info("No key of a question was checked: %s", error)


def _check(app: Sphinx, asked: Asked, cache: Path) -> None:
    if asked.question is None:
        refuse(app, Fault(asked.fault, asked.place, "question"))
        return
    for complaint in complaints(asked.question, cache):
        place = asked.place if complaint.option is None else asked.places[complaint.option]
        refuse(app, Fault(complaint.reason, place, "question"))
