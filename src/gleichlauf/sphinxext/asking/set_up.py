"""What is registered for questions, where a project asks for them."""

from __future__ import annotations

from sphinx.application import Sphinx

from gleichlauf.sphinxext.asking import nodes
from gleichlauf.sphinxext.asking.collecting import QuestionCollector, check_questions
from gleichlauf.sphinxext.asking.directives import add_directives
from gleichlauf.sphinxext.asking.showing import ShowQuestions
from gleichlauf.sphinxext.asking.shown_starters import ShowStarters
from gleichlauf.sphinxext.asking.starters import set_up_starters


def set_up(app: Sphinx) -> None:
    """Register all of it, when all other extensions are set up."""
    add_directives(app)
    app.add_env_collector(QuestionCollector)  # after the one of the examples
    app.connect("env-updated", check_questions)
    app.add_node(nodes.question, html=(nodes.visit_question, nodes.depart_question))
    app.add_node(nodes.answer)
    app.add_node(nodes.asked, html=(nodes.visit_asked, nodes.depart_asked))
    app.add_node(nodes.choice, html=(nodes.visit_choice, nodes.depart_choice))
    app.add_node(nodes.choice_label, html=(nodes.visit_choice_label, nodes.depart_choice_label))
    app.add_node(nodes.sample, html=(nodes.visit_sample, nodes.depart_sample))
    app.add_post_transform(ShowQuestions)
    set_up_starters(app)
    app.add_post_transform(ShowStarters)
