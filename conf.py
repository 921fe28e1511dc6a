"""How Sphinx builds the site: ``sphinx-build -c . -D language=de docs build/html/de``.

German is the language of the sources, every further language comes from ``locales/``.
"""

from __future__ import annotations

import doctest
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "docs"))

# What this site does besides, while its pages are written and after: docs/_site/__init__.py.
from _site import setup as setup  # noqa: E402
from _site.compiled import compile_into  # noqa: E402
from _site.languages import languages  # noqa: E402

project = "Gleichlauf"
author = "Gleichlauf contributors"
project_copyright = f"2026, {author}"

extensions = [
    "gleichlauf",
    "myst_parser",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_markdown_builder",
]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
exclude_patterns = ["_*"]
highlight_language = "python3"
nitpicky = True

# -- Languages

language = "de"
gleichlauf_source_language = "de"
# Every block of Python is an example; its schedules are searched, and names in it are links.
gleichlauf_examples = "all"
gleichlauf_schedules = True
gleichlauf_player = True
gleichlauf_checked = "what_complete_means"
# Readers predict before they see; a wrong key fails the build.
gleichlauf_questions = True
gleichlauf_links = True
# Where readers run programs; `make` puts Pyodide there where it can.
gleichlauf_workshop = ".venv/pyodide"
# Absolute, because Sphinx looks for sphinx.js relative to the sources otherwise. What is compiled
# from the first one lies in the second one; each build of `make` has its own.
compiled_catalogues = Path(os.environ.get("GLEICHLAUF_COMPILED", HERE / "build/catalogues"))
compile_into(compiled_catalogues, HERE / "locales")
locale_dirs = [str(HERE / "locales"), str(compiled_catalogues)]
gettext_compact = False

# -- Links to the Python documentation; docs/_inventory/cut.py tells where the inventory is from

intersphinx_mapping = {
    "python": ("https://docs.python.org/3/", str(HERE / "docs/_inventory/python.inv")),
}

# -- Sphinx's own doctest: output to the letter, as examples have it; see docs/_site/doctests.py

doctest_default_flags = doctest.DONT_ACCEPT_TRUE_FOR_1

# -- HTML

# Where the site is published; without it no page claims a canonical address.
site_url = os.environ.get("GLEICHLAUF_SITE_URL", "").rstrip("/")

# Where the sources are kept, for "edit this page"; without it there is no such link. On GitHub's
# own machines it is known.
site_repository = os.environ.get("GLEICHLAUF_REPOSITORY_URL", "").rstrip("/")
if not site_repository and "GITHUB_REPOSITORY" in os.environ:
    site_repository = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"

html_theme = "furo"
html_theme_options = {"top_of_page_buttons": ["edit"]}
html_title = project
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/parallel.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_static_path = ["docs/_static"]
html_css_files = ["site.css"]
html_js_files = [("copy.js", {"defer": "defer"})]
templates_path = ["docs/_templates"]
html_additional_pages = {"404": "404.html"}
html_copy_source = False
html_search_scorer = "docs/_search_scorer.js"
html_domain_indices = False
site_languages = languages(HERE / "locales", language)
html_context = {
    "site_url": site_url,
    "languages": site_languages,
    # Within the page: one request less.
    "icon": (HERE / "docs/_static/icon.svg").read_text(encoding="utf-8"),
}

# Both have at least 6:1 contrast; the backgrounds stand in site.css.
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

# By the lines, not by the classes of the highlighting: a traceback has many of them.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_copy_empty_lines = False
