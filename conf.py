"""How Sphinx builds the site: ``sphinx-build -c . -D language=de docs build/html/de``.

German is the language of the sources, every further language comes from ``locales/``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

HERE = Path(__file__).resolve().parent

project = "Gleichlauf"
author = "Gleichlauf contributors"
project_copyright = f"2026, {author}"

extensions = [
    "gleichlauf",
    "myst_parser",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
exclude_patterns = ["_*"]
highlight_language = "python3"
nitpicky = True

# -- Languages

language = "de"
gleichlauf_source_language = "de"
# Absolute, because Sphinx looks for sphinx.js relative to the sources otherwise.
locale_dirs = [str(HERE / "locales")]
gettext_compact = False

# -- Links to the Python documentation; docs/_inventory/cut.py tells where the inventory is from

intersphinx_mapping = {
    "python": ("https://docs.python.org/3/", str(HERE / "docs/_inventory/python.inv")),
}

# -- Sphinx's own doctest: each example in an empty folder, like the extracted ones

doctest_global_setup = """
import os as _os
import tempfile as _tempfile
_started_in = _os.getcwd()
_folder = _tempfile.TemporaryDirectory()
_os.chdir(_folder.name)
"""
doctest_global_cleanup = """
_os.chdir(_started_in)
_folder.cleanup()
"""

# -- HTML

# Where the site is published; without it no page claims a canonical address.
site_url = os.environ.get("GLEICHLAUF_SITE_URL", "").rstrip("/")

# Where the sources are kept, for "edit this page"; without it there is no such link. On GitHub's
# own machines it is known.
repository = os.environ.get("GLEICHLAUF_REPOSITORY_URL", "").rstrip("/")
if not repository and "GITHUB_REPOSITORY" in os.environ:
    repository = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"

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
templates_path = ["docs/_templates"]
html_additional_pages = {"404": "404.html"}
html_copy_source = False
html_search_scorer = "docs/_search_scorer.js"
html_domain_indices = False
languages = {"de": "Deutsch", "en": "English"}
html_context = {
    "site_url": site_url,
    "languages": languages,
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

# Of these, pages need the copy button's look alone. It stands in site.css: two requests less.
NEEDLESS_STYLES = {"_static/copybutton.css", "_static/styles/furo-extensions.css"}

# On pages that Sphinx makes, such as the search, there is no code.
SCRIPTS_FOR_CODE = {"_static/clipboard.min.js", "_static/copybutton.js", "_static/gleichlauf.js"}


def leave_out_needless_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take what it does not need out of the page that is about to be written."""
    needless = NEEDLESS_STYLES if doctree is not None else NEEDLESS_STYLES | SCRIPTS_FOR_CODE
    for files in ("css_files", "script_files"):
        context[files] = [it for it in context[files] if it.filename not in needless]


@cache
def last_changes() -> dict[str, date]:
    """Return when each source was last committed, by path; nothing where there is no history."""
    if shutil.which("git") is None:
        return {}
    command = ["git", "-c", "core.quotePath=off", "log", "--format=%x00%cs", "--name-only", "--"]
    history = subprocess.run(
        [*command, "docs", "locales"], cwd=HERE, capture_output=True, text=True, check=False
    )
    changes: dict[str, date] = {}
    for commit in history.stdout.split("\0")[1:]:
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            changes.setdefault(path, date.fromisoformat(day))
    return changes


def tell_where_from(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page its description, the day of its last change, and a link to edit it.

    What is edited on a translated page is the catalogue. The page also learns how many percent
    of it are translated, if not all.
    """
    if doctree is None:
        return
    source = Path(app.env.doc2path(pagename)).relative_to(app.srcdir)
    files = [f"docs/{source.as_posix()}"]
    if app.config.language != language:
        files.append(f"locales/{app.config.language}/LC_MESSAGES/{pagename}.po")
        progress = doctree.get("translation_progress", {"translated": 0, "total": 0})
        if progress["translated"] < progress["total"]:
            context["percent_translated"] = progress["translated"] * 100 // progress["total"]
    days = [last_changes()[file] for file in files if file in last_changes()]
    if days:
        context["last_updated"] = format_date(max(days), "long", locale=app.config.language)
    if repository:
        context["theme_source_edit_link"] = f"{repository}/edit/main/{files[-1]}"
    described = [it["content"] for it in doctree.findall(nodes.meta) if it["name"] == "description"]
    paragraphs = (it.astext() for it in doctree.findall(nodes.paragraph))
    context["description"] = " ".join((described or [next(paragraphs, "")])[0].split())


def keep_ids_unique(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a table alone have its id: the theme gives the same one to the box around it."""
    for box in doctree.findall(nodes.container):
        if "table-wrapper" in box["classes"]:
            box["ids"] = []


def make_links_absolute(app: Sphinx, exception: Exception | None) -> None:
    """Let the page "not found" find its style and its links, at whatever address it is shown."""
    page = Path(app.outdir, "404.html")
    if exception or app.builder.name != "html":
        return
    address = f"{urlsplit(site_url).path}/{app.config.language}/{page.name}"
    page.write_text(
        re.sub(
            r'\b(href|src|action|data-content_root)="(?!#)([^"]*)"',
            lambda found: f'{found[1]}="{urljoin(address, found[2])}"',
            page.read_text(encoding="utf-8"),
        ),
        encoding="utf-8",
    )


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Tell search engines which pages there are, and which is which in the other languages.

    The format is that of sitemaps.org, with the links that Google describes under "localized
    versions". Addresses in it are absolute, so there is one only for a site that has an address.
    """
    if exception or app.builder.name != "html" or not site_url:
        return
    sitemap = ElementTree.Element(
        "urlset",
        {
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
        },
    )
    for name in sorted(app.env.found_docs):
        page = ElementTree.SubElement(sitemap, "url")
        location = ElementTree.SubElement(page, "loc")
        location.text = f"{site_url}/{app.config.language}/{name}.html"
        for code in languages:
            address = f"{site_url}/{code}/{name}.html"
            link = {"rel": "alternate", "hreflang": code, "href": address}
            ElementTree.SubElement(page, "xhtml:link", link)
    ElementTree.indent(sitemap)
    ElementTree.ElementTree(sitemap).write(
        Path(app.outdir, "sitemap.xml"), encoding="utf-8", xml_declaration=True
    )


def add_counts_to_the_search(app: Sphinx, exception: Exception | None) -> None:
    """Tell the search how often a page has a word; docs/_search_scorer.js ranks pages by it.

    Sphinx's index says only whether. A word that stands on a page once or twice is left out.
    """
    index = Path(app.outdir, "searchindex.js")
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder) or not builder.indexer:
        return
    text = index.read_text(encoding="utf-8")
    if not text.startswith("Search.setIndex("):  # kept from an earlier build, counts and all
        return
    words_of = builder.indexer.lang
    counts = {}
    for name in sorted(app.env.found_docs):
        words = map(str.lower, words_of.split(app.env.get_doctree(name).astext()))
        found = Counter(words_of.stem(word) for word in words if words_of.word_filter(word))
        counts[name] = {word: count for word, count in found.items() if count > 2}
    known = json.dumps(counts, ensure_ascii=False, separators=(",", ":"))
    index.write_text(f"Search.counts={known};\n{text}", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect what this site changes while its pages are written, and after."""
    # After the theme, which expects its styles among the others.
    app.connect("html-page-context", leave_out_needless_files, priority=900)
    app.connect("html-page-context", tell_where_from)
    app.connect("doctree-resolved", keep_ids_unique)
    app.connect("build-finished", make_links_absolute)
    app.connect("build-finished", write_sitemap)
    app.connect("build-finished", add_counts_to_the_search)
