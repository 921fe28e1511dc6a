"""Where the nodes of libcst's tree stand, and their text."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import libcst as cst
from libcst.metadata import CodeRange

Node = TypeVar("Node", bound=ast.AST)
_FAR = 1 << 20  # columns are not converted; nobody shall take a node for a short one


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed module and the positions of its nodes."""

    module: cst.Module
    positions: Mapping[cst.CSTNode, CodeRange]

    def text(self, node: cst.CSTNode) -> str:
        """Return the source of a node."""
        return self.module.code_for_node(node)

    def placed(self, node: Node, like: cst.CSTNode) -> Node:
        """Give a node of `ast` the lines of libcst's, from 1; columns are of no meaning."""
        first = last = self.positions[like]
        if isinstance(like, cst.Tuple | cst.GeneratorExp) and like.lpar:
            # The brackets of these belong to them.
            first, last = self.positions[like.lpar[-1]], self.positions[like.rpar[0]]
        node.lineno, node.col_offset = first.start.line, 0  # type: ignore[attr-defined]
        node.end_lineno, node.end_col_offset = last.end.line, _FAR  # type: ignore[attr-defined]
        return node
