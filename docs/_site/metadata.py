"""What a page says about itself: where it is from, what it is about, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx

from .history import last_changes
from .progress import percent


def description_of(doctree: nodes.document) -> str:
    """Return the description that the page gives itself, else its first paragraph."""
    described = [it["content"] for it in doctree.findall(nodes.meta) if it["name"] == "description"]
    # Not the figures under the title, whose node is of a class derived from this one.
    paragraphs = (it.astext() for it in doctree.findall() if type(it) is nodes.paragraph)
    return " ".join((described or [next(paragraphs, "")])[0].split())


def title_of(doctree: nodes.document) -> str:
    """Return the page's title without markup and soft hyphens."""
    title = next(iter(doctree.findall(nodes.title)), nodes.title())
    return title.astext().replace("\N{SOFT HYPHEN}", "")


def tell_where_from(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page a link to edit it and, where it is published, the day of its last change.

    That depends on git's history, and elsewhere the same sources shall give the same pages.
    What is edited on a translated page is the catalogue. The page also learns how many percent
    of it are translated, if not all.
    """
    if doctree is None:
        return
    language = app.config.language
    source = Path(app.env.doc2path(pagename)).relative_to(app.srcdir)
    files = [f"docs/{source.as_posix()}"]
    if language != app.config.gleichlauf_source_language:
        files.append(f"locales/{language}/LC_MESSAGES/{pagename}.po")
        if (translated := percent(doctree)) < 100:
            context["percent_translated"] = translated
    changes = last_changes(Path(app.confdir)) if app.config.site_url else {}
    days = [changes[file] for file in files if file in changes]
    if days:
        context["last_change"] = max(days).isoformat()
        context["last_updated"] = format_date(max(days), "long", locale=language)
    if app.config.site_repository:
        context["theme_source_edit_link"] = f"{app.config.site_repository}/edit/main/{files[-1]}"


def pass_over_names_in_code(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell search engines not to judge by links whose text is a name in code, such as "start".

    Links in prose have a class, and those in code, of which there are many, have none.
    """
    if doctree is not None:
        context["body"] = context["body"].replace(
            '<a href="https://', '<a rel="nofollow" href="https://'
        )


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page its description, and the same for machines.

    The structured data use the vocabulary of schema.org: the landing page is the course, every
    other page a part of it.
    """
    if doctree is None:
        return
    context["description"] = description_of(doctree)
    is_landing = pagename == app.config.root_doc
    about = {
        "@context": "https://schema.org",
        "@type": "LearningResource" if is_landing else ["TechArticle", "LearningResource"],
        "name": app.config.project if is_landing else title_of(doctree),
        "description": context["description"],
        "inLanguage": app.config.language,
        "learningResourceType": "tutorial",
        "isAccessibleForFree": True,
        "license": "https://spdx.org/licenses/MIT",
    }
    if not is_landing:
        about["headline"] = about["name"]
        about["isPartOf"] = {"@type": "LearningResource", "name": app.config.project}
    if "last_change" in context:
        about["dateModified"] = context["last_change"]
    if site_url := app.config.site_url:
        start = f"{site_url}/{app.config.language}"
        about["url"] = f"{start}/{pagename}.html"
        about["image"] = f"{site_url}/preview.png"
        if not is_landing:
            about["isPartOf"]["url"] = f"{start}/{app.config.root_doc}.html"
    # "<" would be able to end the element that holds the data.
    data = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    context["structured_data"] = data.replace("<", "\\u003c")
