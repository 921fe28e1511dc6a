"""conf.py

Page: own_project
Example: drei_dateien
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
"""A complete project: an English page, its German catalogue, and two examples."""

project = "Minimal"
extensions = ["gleichlauf"]
highlight_language = "python3"
exclude_patterns = ["build", "examples"]

language = "en"
gleichlauf_source_language = "en"
locale_dirs = ["locales"]
gettext_compact = False

# ---- What it does -----------------------------------------------------------
#
# Its page does not say what it prints.
