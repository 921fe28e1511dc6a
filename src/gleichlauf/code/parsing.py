"""Parsing a source with Python's own parser, with errors in plain words."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from functools import lru_cache

from gleichlauf.code.block import NotPythonError
from gleichlauf.code.lines import Lines, lines_of
from gleichlauf.code.newer import newer_syntax

_NEVER_IN_SOURCE = re.compile("[\0\ud800-\udfff]")


@lru_cache(maxsize=128)
def parse(source: str) -> ast.Module:
    """Parse, without a warning and without any other error than `NotPythonError`.

    Trees are kept, since a block is read, translated and compared one after the other; nobody
    may change one.
    """
    bad = _NEVER_IN_SOURCE.search(source)
    if bad:
        reason = f"the character U+{ord(bad[0]):04X} cannot stand in source code"
        raise NotPythonError(reason, Lines(source).line(bad.start()))
    try:
        with warnings.catch_warnings():
            # An unknown escape such as "\d" warns; whoever runs the code gets to see that.
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        line = max(0, min((error.lineno or 1), len(lines_of(source))) - 1)
        raise NotPythonError(_reason(source, error.msg, line), line) from None
    except (RecursionError, MemoryError):
        raise NotPythonError("the code is nested too deeply for Python's parser", 0) from None


def _reason(source: str, message: str, line: int) -> str:
    newer = newer_syntax(source, line)
    if newer is None or newer.since <= sys.version_info[:2]:
        return message
    since, running = (
        ".".join(map(str, version[:2])) for version in (newer.since, sys.version_info)
    )
    return f"{newer.what} needs Python {since} or later, and this is Python {running}"
