"""What is registered for pages that show something of ours."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from gleichlauf.sphinxext.authors.settings import asks_for_anything
from gleichlauf.sphinxext.examples.kept import pages


def set_up_where_examples_are(app: Sphinx, env: BuildEnvironment) -> None:
    """Register it where no setting asks for it, but a page has a block that is marked.

    That is known when all pages have been read, and needed when they are written.
    """
    if not asks_for_anything(app.config) and any(page.marked for page in pages(env).values()):
        set_up(app)


def set_up(app: Sphinx) -> None:
    """Register what is shown, after all pages have been read or before."""
    # Not sooner: a project that asks for nothing need not wait for what nobody sees.
    from gleichlauf.sphinxext.examples.downloads import write_downloads
    from gleichlauf.sphinxext.pages import html, workshop
    from gleichlauf.sphinxext.pages.links import LinkNames
    from gleichlauf.sphinxext.pages.player_script import write_player
    from gleichlauf.sphinxext.pages.presentation import ForgetListings, ShowExamples

    app.add_node(html.download_link, html=(html.visit_download_link, html.depart_download_link))
    app.add_node(workshop.workshop, html=(workshop.visit_workshop, workshop.depart_workshop))
    app.add_directive("workshop", workshop.WorkshopDirective)
    app.add_post_transform(workshop.FillWorkshop)
    app.add_post_transform(ShowExamples)
    app.add_post_transform(LinkNames)
    app.add_post_transform(ForgetListings)
    html.write_links_in_code(app)
    html.provide_assets(app)
    # As if registered with the extension, before what a project's own conf.py does.
    app.connect("html-page-context", html.link_assets, priority=490)
    app.connect("build-finished", write_downloads, priority=490)
    app.connect("build-finished", write_player, priority=490)
    app.connect("build-finished", workshop.write_workshop, priority=490)
