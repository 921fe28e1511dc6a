"""conf.py

Seite: own_project
Beispiel: drei_dateien
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
"""A complete project: an English page, its German catalogue, and two examples."""

project = "Minimal"
extensions = ["gleichlauf"]
highlight_language = "python3"
exclude_patterns = ["build", "examples"]

language = "en"
gleichlauf_source_language = "en"
locale_dirs = ["locales"]
gettext_compact = False

# ---- Was es tut -------------------------------------------------------------
#
# Was es ausgibt, sagt die Seite nicht.
