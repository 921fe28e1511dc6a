"""What this site adds to Sphinx: each module does one thing to the pages, or beside them.

The extension ``gleichlauf`` knows nothing of it; another site would do without, or differently.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from . import (
    book,
    doctests,
    highlighting,
    loading,
    machine_text,
    metadata,
    navigation,
    not_found,
    parallel,
    parsing,
    policy,
    progress,
    reading_time,
    search_counts,
    search_stems,
    search_terms,
    sitemap,
    tables,
    translated,
)


def setup(app: Sphinx) -> None:
    """Connect what happens while the pages are written, and after."""
    app.add_config_value("site_url", "", "html", types=(str,))
    app.add_config_value("site_repository", "", "html", types=(str,))
    app.add_config_value("site_languages", {}, "html", types=(dict,))

    app.add_config_value("site_overview", "course", "env", types=(str,))

    parsing.parse_quickly()
    app.connect("config-inited", book.describe)
    app.connect("builder-inited", doctests.use_empty_folders)
    # Before Sphinx looks whether an EPUB has all that it needs.
    app.connect("builder-inited", book.leave_out_what_needs_a_site, priority=400)
    app.connect("builder-inited", highlighting.use_quick_formatter)
    app.add_transform(progress.PassOverTablesOfContents)
    app.add_transform(progress.MarkUntranslated)
    # After the examples of the page have been collected.
    app.connect("doctree-read", reading_time.note, priority=900)
    app.connect("doctree-read", machine_text.note)
    app.connect("doctree-read", translated.check)
    app.connect("env-updated", reading_time.renew_overview)
    app.connect("doctree-resolved", reading_time.show)
    app.add_transform(search_counts.NoteWords)
    app.add_transform(search_terms.NoteTitles)
    app.add_search_language(search_stems.QuickGerman)
    app.add_search_language(search_stems.QuickEnglish)
    app.connect("write-started", search_counts.take_counts_away)
    app.connect("doctree-resolved", tables.keep_ids_unique)
    beside_each_page = navigation.Navigation()
    app.connect("write-started", beside_each_page.note_titles)
    # Before the theme asks for it.
    app.connect("html-page-context", beside_each_page.give_titles, priority=400)
    app.connect("html-page-context", policy.tell_policy)
    app.connect("html-page-context", metadata.tell_where_from)
    app.connect("html-page-context", metadata.describe)
    app.connect("html-page-context", parallel.write_twin)
    app.connect("html-page-context", machine_text.write_markdown)
    app.connect("html-page-context", metadata.pass_over_names_in_code)
    # After the theme, which expects its styles among the others.
    app.connect("html-page-context", loading.leave_out_needless_files, priority=900)
    app.connect("build-finished", not_found.make_links_absolute)
    app.connect("build-finished", sitemap.write_sitemap)
    app.connect("build-finished", sitemap.write_robots)
    app.connect("build-finished", machine_text.write_list_of_pages)
    app.connect("build-finished", search_counts.add_counts)
