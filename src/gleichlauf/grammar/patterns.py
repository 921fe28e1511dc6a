"""From libcst's tree of a pattern (``case ...:``) to that of `ast`."""

from __future__ import annotations

import ast

import libcst as cst

from gleichlauf.grammar.expressions import expression
from gleichlauf.grammar.place import Source

_SINGLETONS = {"True": True, "False": False, "None": None}


def pattern(node: cst.CSTNode, source: Source) -> ast.pattern:
    """Convert a pattern. Raises `ValueError` for a malformed literal in it."""
    return source.placed(_pattern(node, source), node)


def _name(node: cst.CSTNode | None) -> str | None:
    return node.value if isinstance(node, cst.Name) else None


def _pattern(node: cst.CSTNode, source: Source) -> ast.pattern:
    def plain(part: cst.CSTNode) -> ast.pattern:
        return pattern(part, source)

    match node:
        case cst.MatchValue(value=value):
            return ast.MatchValue(value=expression(value, source))
        case cst.MatchSingleton(value=value):
            return ast.MatchSingleton(value=_SINGLETONS[value.value])
        case cst.MatchSequenceElement(value=value) | cst.MatchOrElement(pattern=value):
            return plain(value)
        case cst.MatchStar(name=name):
            return ast.MatchStar(name=_name(name))
        case cst.MatchList(patterns=patterns) | cst.MatchTuple(patterns=patterns):
            return ast.MatchSequence(patterns=[plain(each) for each in patterns])
        case cst.MatchMapping(elements=elements, rest=rest):
            keys = [expression(each.key, source) for each in elements]
            values = [plain(each.pattern) for each in elements]
            return ast.MatchMapping(keys=keys, patterns=values, rest=_name(rest))
        case cst.MatchClass(cls=cls, patterns=patterns, kwds=keywords):
            return ast.MatchClass(
                cls=expression(cls, source),
                patterns=[plain(each) for each in patterns],
                kwd_attrs=[each.key.value for each in keywords],
                kwd_patterns=[plain(each.pattern) for each in keywords],
            )
        case cst.MatchAs(pattern=inner, name=name):
            return ast.MatchAs(pattern=plain(inner) if inner else None, name=_name(name))
        case cst.MatchOr(patterns=patterns):
            return ast.MatchOr(patterns=[plain(each) for each in patterns])
    raise ValueError(f"{type(node).__name__} cannot stand here")
