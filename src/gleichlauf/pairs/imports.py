"""What the imports of a whole page decide about one of its blocks.

A translation may import a module once where its source does so in each block; and a block that is
the same as its source fails if no block of the translation imports what it uses.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gleichlauf.equivalence.reading import read

_Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True, slots=True)
class Undefined:
    """A name that a block uses and that no block of the page defines: block and row, from 0."""

    block: int
    row: int
    name: str
    statement: str


def without_known_imports(source: str, translation: str, known: set[str]) -> str:
    """Blank out the imports of a source block that its translation leaves out and need not have.

    ``known`` are the imports of the translated blocks before it, as `imports_of` returns them.
    """
    if not known:
        return source
    here = imports_of(translation)
    rows = source.split("\n")
    for node in read(source).statements:
        if isinstance(node, _Import):
            names = set(_spelled(node))
            module = f"from {node.module} " if isinstance(node, ast.ImportFrom) else "\0"
            instead = names & here or any(name.startswith(module) for name in here)
            if names <= known and not instead:
                for row in range(node.lineno - 1, node.end_lineno or node.lineno):
                    rows[row] = ""
    return "\n".join(rows)


@lru_cache(maxsize=4096)
def imports_of(text: str) -> frozenset[str]:
    """Return what the statements of a block import, one text for each name."""
    return frozenset(spelled for _, spelled in _imported(text))


def undefined_names(
    sources: Iterable[str], translations: Sequence[str], others: Iterable[str] = ()
) -> list[Undefined]:
    """Return the names that the source's page imports, and the translation's only uses.

    Each name is returned once, where it is used first. ``others`` are further blocks of the
    translation's page, which may import something whether they can be compared or not.
    """
    bound = {name for text in translations for name, _ in _imported(text)}
    missing = {
        name: spelled
        for text in sources
        for name, spelled in _imported(text)
        if name not in bound and not hasattr(builtins, name)
    }
    if not missing or "*" in bound:
        return []
    rows = [row for text in others for row in text.split("\n") if "import" in row]
    missing = {n: spelled for n, spelled in missing.items() if not any(n in row for row in rows)}
    readings = [read(text) for text in translations]
    nodes = [[n for s in reading.statements for n in ast.walk(s)] for reading in readings]
    for several in nodes:
        for node in several:
            for name in _binds(node):
                missing.pop(name, None)
    # What cannot be read may define it.
    unread = [text for text, r in zip(translations, readings, strict=True) if r.faults]
    missing = {n: spelled for n, spelled in missing.items() if not any(n in t for t in unread)}
    found = []
    for index, several in enumerate(nodes):
        for node in several:
            if isinstance(node, ast.Name) and node.id in missing:
                statement = missing.pop(node.id)
                found.append(Undefined(index, node.lineno - 1, node.id, statement))
    return found


def _spelled(node: _Import) -> Iterator[str]:
    for alias in node.names:
        one: _Import = ast.Import([alias])
        if isinstance(node, ast.ImportFrom):
            one = ast.ImportFrom(node.module, [alias], node.level)
        yield ast.unparse(one)


@lru_cache(maxsize=4096)
def _imported(text: str) -> tuple[tuple[str, str], ...]:
    """Return the names that the import statements of a block bind, and how each is imported."""
    if "import" not in text:
        return ()
    return tuple(
        (alias.asname or alias.name.partition(".")[0], spelled)
        for node in read(text).statements
        if isinstance(node, _Import)
        for alias, spelled in zip(node.names, _spelled(node), strict=True)
    )


def _binds(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.arg(arg=name):
            yield name
        case ast.alias(name=name, asname=other):
            yield other or name.partition(".")[0]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name
