"""A complete project: an English page, its German catalogue, and two examples."""

project = "Minimal"
extensions = ["gleichlauf"]
highlight_language = "python3"
exclude_patterns = ["build", "examples"]

language = "en"
gleichlauf_source_language = "en"
gleichlauf_examples = "doctest"
gleichlauf_schedules = True
locale_dirs = ["locales"]
gettext_compact = False
