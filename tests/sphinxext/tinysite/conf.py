"""A miniature site: German sources, one page in each format, English catalogues."""

project = "Tiny"
version = "1"
copyright = "The authors of Tiny"
extensions = ["gleichlauf", "myst_parser"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
highlight_language = "python3"
nitpicky = True

language = "de"
gleichlauf_examples = "all"
gleichlauf_schedules = True
gleichlauf_links = True
gleichlauf_source_language = "de"
locale_dirs = ["../locales"]
gettext_compact = False

html_theme = "basic"
html_copy_source = False
