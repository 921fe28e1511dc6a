"""Texts of decorators that name the parameters of what they decorate.

Those of pytest (``parametrize``), click and its like (``option``), and of web frameworks whose
routes have parts with names (``"/items/{item_id}"``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gleichlauf.equivalence.arguments import name_of
from gleichlauf.equivalence.mentions import Mention

_ROUTES = {"route", "get", "post", "put", "patch", "delete", "head", "options", "websocket",
           "api_route"}  # fmt: skip


def parameters(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[tuple[ast.Constant, Mention]]:
    """Yield the texts in the decorators of a function that name its parameters."""
    for decorator in function.decorator_list:
        if not isinstance(decorator, ast.Call):
            continue
        name = name_of(decorator.func)
        texts = [a for a in decorator.args if isinstance(a, ast.Constant)
                 and isinstance(a.value, str)]  # fmt: skip
        mention = Mention("parameter", owner=function.name)
        if name in ("option", "argument"):
            option = _name_giver(texts)
            if option is not None:
                yield option, Mention("parameter", owner=function.name, form="option")
        elif name == "parametrize":
            for text in _names(decorator.args[:1]):
                yield text, mention
        elif name == "usefixtures":
            for text in texts:
                yield text, Mention("variable")
        elif name in _ROUTES and texts and isinstance(decorator.func, ast.Attribute):
            yield texts[0], Mention("parameter", owner=function.name, form="route")


def _name_giver(texts: list[ast.Constant]) -> ast.Constant | None:
    """Return the text that gives an option of click its name: without dashes, else the longest."""
    plain = [text for text in texts if not str(text.value).startswith("-")]
    long = [text for text in texts if str(text.value).startswith("--")]
    return next(iter([*plain, *long, *texts]), None)


def _names(arguments: list[ast.expr]) -> Iterator[ast.Constant]:
    for argument in arguments:
        many = argument.elts if isinstance(argument, ast.List | ast.Tuple) else [argument]
        for text in many:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text
