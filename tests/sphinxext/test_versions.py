"""The private names that we use: for each, what to do when it goes.

All of them stand in ``gleichlauf.sphinxext.versions``; nothing else may use one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx
from docutils import nodes
from sphinx.environment import BuildEnvironment

from gleichlauf import sphinxext
from gleichlauf.sphinxext import versions

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Site

SOURCES = Path(sphinxext.__file__).parent
PRIVATE = re.compile(
    r"\b_app\b|_builder_cls|current_document\.docname|from sphinx\S* import .*\b_[a-z]"
    r"|\b(?:env|app|builder|config|registry|document|node)\._[a-z]"
    r"|from sphinx\S*\._|from docutils\S*\._|blankline_re|\.translation_handlers"
)


def test_private_names_stand_in_one_module() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{number}"
        for path in sorted(SOURCES.rglob("*.py"))
        if path.name != "versions.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if PRIVATE.search(line) and "versions import" not in line and "sphinx.locale" not in line
        and not re.match(r"\s*(?:shown = blankline_re)", line)
    ]  # fmt: skip
    assert found == []


def test_a_private_name_elsewhere_is_found() -> None:
    assert PRIVATE.search("from sphinx.util._lines import parse_line_num_spec")
    assert PRIVATE.search("builder = self.env._app.builder")


@pytest.mark.parametrize(("spec", "lines"), [("1", [0]), ("1,3-4", [0, 2, 3]), ("2-", [1, 2, 3])])
def test_ranges_of_lines(spec: str, lines: list[int]) -> None:
    """If it goes: read "1,3-5" and "4-" ourselves, as ``code-block`` does for its lines."""
    assert versions.parse_line_num_spec(spec, 4) == lines


def test_what_doctest_trims() -> None:
    """If they go: copy what DoctestDirective replaces before it shows a session."""
    assert versions.blankline_re.sub("", "a\n<BLANKLINE>\nb") == "a\n\nb"
    # Sphinx 7.4 leaves the blanks before the comment.
    assert versions.doctestopt_re.sub("", ">>> 1  # doctest: +SKIP").rstrip() == ">>> 1"


def test_who_a_directive_and_a_handler_are_of(site: Site) -> None:
    """If they go: ask docutils' registry of directives, and Sphinx's of handlers, another way."""
    assert versions.registered_directive("note") is not None
    assert versions.registered_directive("no-such-directive") is None
    site.write("docs/index.rst", "Title\n=====\n")
    app = versions.app_of(site.build("html", "de").env)
    assert versions.registered_handlers(app, "html", nodes.literal_block) is not None
    assert versions.registered_handlers(app, "html", nodes.title) is None


def test_the_application_of_an_environment(site: Site) -> None:
    """If it goes: note it in ``setup``, for as long as the process builds one site."""
    site.write("docs/index.rst", "Title\n=====\n")
    env = site.build("dummy", "de").env
    assert isinstance(env, BuildEnvironment)
    assert versions.app_of(env).env is env
    assert versions.builder_class(env).name == "dummy"


def test_paths_are_of_the_class_that_sphinx_has(tmp_path: Path) -> None:
    """If a builder's folders become plain paths, nothing is to do."""
    assert versions.same_kind_of_path(str(tmp_path), tmp_path) == tmp_path


def test_the_sphinx_is_the_one_that_was_asked_for() -> None:
    wanted = os.environ.get("GLEICHLAUF_MATRIX", "latest")
    assert wanted == "latest" or sphinx.__version__.startswith(f"{wanted}.")
