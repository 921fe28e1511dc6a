"""What a project asks for in its ``conf.py``: by itself, the extension changes nothing."""

from __future__ import annotations

from typing import Literal, get_args

from sphinx.application import Sphinx
from sphinx.config import ENUM, Config

from gleichlauf.sphinxext.authors.options import GRANULARITIES

Marked = Literal["", "marked", "doctest", "all"]
"""Which blocks are examples: none on the pages, those with ``:example:``, also those that
``sphinx.ext.doctest`` tests, or every block of Python. With "" the builder ``examples``, which is
asked for by its name, takes what ``doctest`` tests."""


ENVIRONMENT = 9
"""To be counted up when what we keep of a page changes; then Sphinx reads all pages again."""


def add_settings(app: Sphinx) -> None:
    """Register the values that ``conf.py`` may set."""
    # Not as "env_version" of the extension, which Sphinx writes into the search index.
    app.add_config_value("gleichlauf_environment", ENVIRONMENT, "env", types=(int,))
    app.add_config_value("gleichlauf_examples", "", "env", ENUM(*get_args(Marked)))
    app.add_config_value("gleichlauf_docstrings", False, "env", types=(bool,))
    app.add_config_value("gleichlauf_source_language", "", "env", types=(str,))
    app.add_config_value("gleichlauf_schedules", False, "html", types=(bool,))
    app.add_config_value("gleichlauf_player", False, "html", types=(bool,))
    app.add_config_value("gleichlauf_checked", "", "html", types=(str,))
    app.add_config_value("gleichlauf_questions", False, "env", types=(bool,))
    app.add_config_value("gleichlauf_workshop", "", "html", types=(str,))
    app.add_config_value("gleichlauf_workshop_page", "workshop", "html", types=(str,))
    app.add_config_value("gleichlauf_links", False, "html", types=(bool,))
    app.add_config_value("gleichlauf_bound", 2, "env", types=(int,))
    app.add_config_value("gleichlauf_granularity", "line", "env", ENUM(*GRANULARITIES))
    app.add_config_value("gleichlauf_tested_with", "examples/tested_with.txt", "html", types=(str,))


def asks_for_anything(config: Config) -> bool:
    """Say whether a project asks for anything that readers see; without it nothing changes."""
    return bool(
        config.gleichlauf_examples
        or config.gleichlauf_links
        or config.gleichlauf_questions
        or config.gleichlauf_source_language
    )


def looks_at_all_code(app: Sphinx) -> bool:
    """Say whether the code of every page is looked at, and not only where a page asks for it.

    Builders that are about nothing else ask by their names.
    """
    return asks_for_anything(app.config) or app.builder.name in ("examples", "translation-coverage")


def translates_code(config: Config) -> bool:
    """Say whether comments and texts in code are messages, one by one."""
    return bool(config.gleichlauf_source_language)


def marks_doctests(config: Config) -> bool:
    """Say whether what ``sphinx.ext.doctest`` tests is shown as examples."""
    return config.gleichlauf_examples in ("doctest", "all")


def marks_all(config: Config) -> bool:
    """Say whether every block of Python is an example."""
    return bool(config.gleichlauf_examples == "all")
