"""The names of a documented library in blocks of code: which ones, and exactly where.

A name counts if it is imported (``threading.Thread``, ``from queue import Queue``) or built in,
or if it is an attribute of something that is evident: ``lock.acquire`` after
``lock = threading.Lock()``, ``self.start`` in a subclass of ``threading.Thread``. What may be
something else is left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gleichlauf.code.block import CodeBlock, NotPythonError
from gleichlauf.code.lines import Lines
from gleichlauf.code.parsing import parse
from gleichlauf.code.session import turns
from gleichlauf.reference.binders import binders
from gleichlauf.reference.values import Documented, Evident, Known

_FROM = re.compile(r"from\s+(?P<module>[\w.]+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A documented name in a block: the line, from 0, and the columns, in characters."""

    line: int
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Code that is parsed on its own: a program, or what is typed at one prompt.

    Its first line is line ``first`` of the block; ``prefixes`` says how many characters stand
    before each of its lines there.
    """

    tree: ast.Module
    lines: Lines
    first: int
    prefixes: Sequence[int]

    def reference(self, lineno: int, start: int, end: int, written: str, name: str) -> _Found:
        """Yield a reference if the text, columns in UTF-8, is what a page would show there."""
        line = self.lines.starts[lineno - 1]
        first, last = (self.lines.offset(lineno, column) - line for column in (start, end))
        # Up to Python 3.11 the parser misplaces some of the code within f-strings.
        if self.lines.texts[lineno - 1][first:last] == written:
            prefix = self.prefixes[lineno - 1]
            yield Reference(self.first + lineno - 1, first + prefix, last + prefix, name)


_Found = Iterator[Reference]


def references(blocks: Sequence[CodeBlock], known: Known) -> tuple[tuple[Reference, ...], ...]:
    """Return the references of each block, in their order; the blocks make one program.

    ``known`` holds every name that can be referred to. A block that does not parse has none,
    and neither have those that are nested so deeply that a walk over them would not end well.
    """
    try:
        return _found(blocks, known)
    except RecursionError:
        return tuple(() for _ in blocks)


def _found(blocks: Sequence[CodeBlock], known: Known) -> tuple[tuple[Reference, ...], ...]:
    pieces = [list(_pieces(block)) for block in blocks]
    statements = [statement for of in pieces for piece in of for statement in piece.tree.body]
    evident = Evident(binders(statements), known)
    found = ({it for piece in of for it in _references(piece, evident, known)} for of in pieces)
    return tuple(tuple(sorted(of, key=lambda it: (it.line, it.start))) for of in found)


def _pieces(block: CodeBlock) -> Iterator[_Piece]:
    try:
        if block.form == "program":
            lines = Lines(block.source)
            yield _Piece(parse(block.source), lines, 0, [0] * len(lines.texts))
        elif block.form == "session":
            for turn in turns(block.source):
                prefixes = [len(row.prefix) for row in turn.source_rows]
                if not turn.wants_syntax_error:
                    yield _Piece(parse(turn.source), Lines(turn.source), turn.line, prefixes)
    except NotPythonError:
        return


def _references(piece: _Piece, evident: Evident, known: Known) -> _Found:
    waiting: list[ast.AST] = [piece.tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Import(names=names):
                yield from _imports(piece, names, "", known)
            case ast.ImportFrom(module=str() as module, level=0, names=names):
                yield from _module(piece, node, module, known)
                yield from _imports(piece, names, f"{module}.", known)
            case ast.Name() | ast.Attribute():
                match evident.value(node):
                    case Documented(name) if name in known:
                        found = list(_name(piece, node, name, whole=evident.is_named(node)))
                        yield from found
                        if found and evident.is_named(node):
                            continue
        waiting += ast.iter_child_nodes(node)


def _imports(piece: _Piece, names: Sequence[ast.alias], stem: str, known: Known) -> _Found:
    for alias in names:
        if stem + alias.name in known:
            start, length = alias.col_offset, len(alias.name.encode())
            yield from piece.reference(
                alias.lineno, start, start + length, alias.name, stem + alias.name
            )


def _module(piece: _Piece, node: ast.ImportFrom, module: str, known: Known) -> _Found:
    line = piece.lines.texts[node.lineno - 1].encode()
    written = _FROM.match(line[node.col_offset :].decode())
    if written and written["module"] == module and module in known:
        end = node.col_offset + len(written[0].encode())
        start = end - len(module.encode())
        yield from piece.reference(node.lineno, start, end, module, module)


def _name(piece: _Piece, node: ast.Name | ast.Attribute, name: str, *, whole: bool) -> _Found:
    """Yield the reference for a name, or for the last part of one that starts with a variable."""
    end = node.end_col_offset or 0
    last = node.id if isinstance(node, ast.Name) else node.attr
    if isinstance(node, ast.Name) and not whole:
        return
    lineno = node.end_lineno or node.lineno
    if whole and node.lineno == lineno:
        yield from piece.reference(lineno, node.col_offset, end, ast.unparse(node), name)
    else:
        yield from piece.reference(lineno, end - len(last.encode()), end, last, name)
