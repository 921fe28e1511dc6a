"""What the words after a fence or directive say about a block."""

from __future__ import annotations

import re

from gleichlauf.documents.block import Language

CODE_DIRECTIVES = frozenset({"code-block", "sourcecode", "code", "code-cell"})
"""Directives whose argument names the language."""

PYTHON_DIRECTIVES = frozenset(
    {"doctest", "testcode", "testsetup", "testcleanup", "ipython", "pyconsole"}
)
"""Directives whose content is always Python."""

_PYTHON = frozenset(
    {"python", "python3", "py", "py3", "pycon", "pycon3", "pyconsole", "ipython", "ipython3",
     "python-repl", "pyi", "doctest"}
)  # fmt: skip
_SHELL = frozenset(
    {"bash", "sh", "shell", "zsh", "fish", "console", "shell-session", "shellsession", "terminal",
     "powershell", "pwsh", "ps1", "bat", "batch", "cmd"}
)  # fmt: skip
_OUTPUT = frozenset({"out", "output", "trace", "traceback", "pytb", "py3tb"})

_WORD = re.compile(r"\s*\{?\s*[.=]?([\w+#-]*)")
_TITLE = re.compile(r"title\s*=\s*(?:([\"'])(\w+)\1|(\w+)(?=\s|\}|$))", re.IGNORECASE)
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")


def language(word: str) -> Language:
    """Return what a lexer's name stands for."""
    word = word.lower()
    if word == "default":
        return "maybe"
    if word in _PYTHON:
        return "python"
    if word in _SHELL:
        return "shell"
    if word in _OUTPUT:
        return "output"
    return "other" if word else ""


def language_of_fence(info: str) -> Language:
    """Return what the info string of a fence says: ``python``, ``{.py hl_lines="1"}``, ``py out``.

    A block with the attribute ``out`` or ``trace``, or titled "Output", is a listing of output,
    whatever lexer colours it (as in Hugging Face's courses).
    """
    match = _WORD.match(info)
    word = match[1] if match else ""
    rest = info[match.end() :] if match else info
    title = _TITLE.search(rest)
    attributes = {part.strip("{}.,").lower() for part in _QUOTED.sub("", rest).split()}
    if attributes & _OUTPUT or (title and (title[2] or title[3]).lower() in _OUTPUT):
        return "output"
    return language(word)
