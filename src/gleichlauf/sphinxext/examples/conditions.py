"""When a block is left out: ``skipif`` and ``pyversion`` as one expression of Python."""

from __future__ import annotations

import re

from gleichlauf.sphinxext.authors.listing import Options

FOR_EXAMPLES_ALONE = '__name__ != "__main__"'
"""What leaves a block to examples: each is a main program, which in ``-b doctest`` none is."""

_CLAUSE = re.compile(r"\s*(~=|===?|!=|<=|>=|<|>)\s*v?(\d+(?:\.\d+)*)(\.\*)?\s*")


def unless(options: Options) -> str:
    """Return the expression that is true where the block is left out, or "" for never."""
    given = " ".join(options.skipif.split())
    parts = [given] if given and given != FOR_EXAMPLES_ALONE else []
    if fits := _fits(options.pyversion):
        parts.append(f"not ({fits})")
    return parts[0] if len(parts) == 1 else " or ".join(f"({part})" for part in parts)


def _fits(specifier: str) -> str:
    """Return an expression for a version specifier (PEP 440) of releases of Python.

    One that is none is no condition, as in ``sphinx.ext.doctest``, which warns of it.
    """
    clauses = []
    for clause in specifier.split(",") if specifier.strip() else ():
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            return ""
        operator, release, wildcard = match.groups()
        numbers = tuple(map(int, release.split(".")))
        full = (numbers + (0, 0, 0))[:3]
        if wildcard:
            operator = {"===": "=="}.get(operator, operator)
            clauses.append(f"sys.version_info[:{len(numbers)}] {operator} {numbers}")
        elif operator == "~=":
            clauses.append(f"sys.version_info[:3] >= {full}")
            clauses.append(f"sys.version_info[:{len(numbers) - 1}] == {numbers[:-1]}")
        else:
            clauses.append(f"sys.version_info[:3] {operator.replace('===', '==')} {full}")
    return " and ".join(clauses)
