"""What a string literal is for, as far as the code around it tells."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gleichlauf.code.block import Notation
from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.arguments import name_of, values
from gleichlauf.equivalence.data import Format, data_of
from gleichlauf.equivalence.decorated import parameters
from gleichlauf.equivalence.mappings import (
    asks_system,
    configurations,
    fixed_in,
    imported,
    is_of_library,
    is_system,
)
from gleichlauf.equivalence.mentions import Mention, mentions

_LOGGING = {"debug", "info", "warning", "warn", "error", "critical", "exception", "log"}
_DATES = {"strftime", "strptime"}
_LOOKUPS = {"get", "pop", "index", "count", "remove", "discard", "__getitem__", "find", "findall",
            "findtext"}  # fmt: skip
_PATTERNS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall",
             "finditer"}  # fmt: skip
_RUNNERS = {"exec", "eval", "timeit", "repeat", "Timer"}


@dataclass(slots=True)
class Uses:
    """What the string literals of a block are for; keys are the ``id`` of their nodes.

    ``exact`` says in words what a string is that has to stay as it is; ``notations`` what reads the
    string where it stands, and ``arguments`` what it is given there; ``keywords`` are those that
    ``format`` is given for the text of a variable, ``given`` those of ``dict``, which are keys of
    what it returns; ``substituted`` are the names
    that any `string.Template` is given; ``records`` are formats of `logging`; ``dates`` holds
    format strings of dates; ``patterns`` regular expressions, ``compiled`` the variables that
    hold one, ``replacements`` what is put in their place; ``code`` texts that are run;
    ``data`` those that hold data; ``lookups`` those that are compared or looked up; ``keys`` those
    that something is stored under; ``unordered`` those in a set; ``mentions`` names of things.
    """

    exact: dict[int, str] = field(default_factory=dict)
    notations: dict[int, Notation] = field(default_factory=dict)
    arguments: dict[int, ast.expr] = field(default_factory=dict)
    keywords: dict[int, set[str]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    substituted: set[str] = field(default_factory=set)
    records: set[int] = field(default_factory=set)
    dates: set[int] = field(default_factory=set)
    patterns: set[int] = field(default_factory=set)
    replacements: set[int] = field(default_factory=set)
    compiled: set[str] = field(default_factory=set)
    code: set[int] = field(default_factory=set)
    data: dict[int, Format] = field(default_factory=dict)
    lookups: set[int] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    unordered: set[int] = field(default_factory=set)
    mentions: dict[int, Mention] = field(default_factory=dict)


def uses(statements: Sequence[ast.stmt]) -> Uses:
    """Find out what the string literals in the trees are for."""
    nodes = [node for statement in statements for node in nodes_of(statement)]
    found = Uses(mentions=mentions(nodes))
    names = imported(nodes)
    assigned = _assigned(nodes)
    variables = _text_variables(nodes, assigned)
    found.compiled.update(name for name, value in assigned if _compiles(value))
    for node in nodes:
        match node:
            case ast.Call():
                _call(node, variables, found)
                _formatted_later(node, variables, found)
            case ast.BinOp(op=ast.Mod(), left=ast.Name(id=name)) if name in variables:
                found.notations[id(variables[name])] = "%"
                found.arguments[id(variables[name])] = node.right
            case ast.BinOp(op=ast.Mod(), left=left, right=right) if _is_text(left):
                found.notations[id(left)] = "%"
                found.arguments[id(left)] = right
            case ast.Compare():
                _comparison(node, found)
            case ast.Subscript(slice=key, ctx=ast.Load() | ast.Del()) if _is_text(key):
                found.lookups.add(id(key))
                if is_of_library(node.value, names) or is_system(node.value, key):
                    found.exact[id(key)] = "a key of the library"
            case ast.Subscript(slice=key) if _is_text(key):
                found.keys.add(id(key))
            case ast.Dict(keys=keys):
                found.keys.update(id(key) for key in keys if key and _is_text(key))
            case ast.MatchValue(value=value) if _is_text(value):
                found.lookups.add(id(value))
            case ast.Set(elts=elements):
                found.unordered.update(id(e) for e in elements if _is_text(e))
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                found.code.update(_session(node.body))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    found.mentions.update((id(t), named) for t, named in parameters(node))
    found.code.update(_session(list(statements[:1])))
    for configuration in configurations(nodes, dict(assigned)):
        _configured(configuration, found)
    return found


def _assigned(nodes: Iterable[ast.AST]) -> list[tuple[str, ast.expr]]:
    """Return the variables that are given one value, and that value."""
    return [
        (node.targets[0].id, node.value) for node in nodes
        if isinstance(node, ast.Assign) and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
    ]  # fmt: skip


def _text_variables(
    nodes: Iterable[ast.AST], assigned: Iterable[tuple[str, ast.expr]]
) -> dict[str, ast.expr]:
    """Return the texts of the variables that are set once, and to a text."""
    texts = {name: text for name, text in assigned if _is_text(text)}
    if not texts:
        return {}
    bound = Counter(
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    return {name: text for name, text in texts.items() if bound[name] == 1}


def _configured(configuration: ast.Dict, found: Uses) -> None:
    """Note what `logging` reads in the dictionary that configures it."""
    for text, what in fixed_in(configuration):
        if not _is_text(text):
            continue
        if what in ("key", "value"):
            found.exact[id(text)] = f"a {what} of the configuration of logging"
        elif what == "format":
            found.notations[id(text)] = "%"
            found.records.add(id(text))
        elif what == "date":
            found.dates.add(id(text))
        else:
            found.lookups.add(id(text))


def _formatted_later(node: ast.Call, variables: dict[str, ast.expr], found: Uses) -> None:
    """Note the text of a variable whose ``format`` is called, and what it is given."""
    match node.func:
        case ast.Attribute(value=ast.Name(id=name), attr="format") if name in variables:
            keywords = {keyword.arg for keyword in node.keywords}
            if None not in keywords and not any(isinstance(a, ast.Starred) for a in node.args):
                text = id(variables[name])
                found.notations[text] = "format"
                found.keywords.setdefault(text, set()).update(filter(None, keywords))
        case ast.Name(id="dict"):
            found.given.update(keyword.arg for keyword in node.keywords if keyword.arg)


def _session(body: list[ast.stmt]) -> Iterable[int]:
    """Return the docstring of a body if it holds a ``>>>`` session."""
    match body:
        case [ast.Expr(value=ast.Constant(value=str(text)) as constant), *_] if ">>>" in text:
            return [id(constant)]
    return []


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _call(node: ast.Call, variables: Mapping[str, ast.expr], found: Uses) -> None:
    found.exact.update((id(text), what) for text, what in values(node))
    found.data.update((id(text), what) for text, what in data_of(node, variables))
    if asks_system(node):
        found.exact[id(node.args[0])] = "a variable of the environment"
    texts = {}
    for index, argument in enumerate(node.args):
        value = variables.get(argument.id) if isinstance(argument, ast.Name) else argument
        if value is not None and _is_text(value):
            texts[index] = id(value)
    _formatting(node, texts, found)
    _looking_up(node, texts, found)
    _patterns(node, texts, found)
    _running(node, texts, found)


def _formatting(node: ast.Call, texts: Mapping[int, int], found: Uses) -> None:
    name = name_of(node.func)
    if name in ("format", "format_map") and isinstance(node.func, ast.Attribute):
        found.notations[id(node.func.value)] = "format"
        if name == "format_map" and node.args:
            found.arguments[id(node.func.value)] = node.args[0]
    elif name == "Template" and 0 in texts:
        found.notations[texts[0]] = "Template"
    elif name in _LOGGING and isinstance(node.func, ast.Attribute):
        place = 1 if name == "log" else 0
        if place in texts and len(node.args) > place + 1:
            found.notations[texts[place]] = "%"
            found.arguments[texts[place]] = node.args[place + 1]
    elif name in ("basicConfig", "Formatter"):
        formats = [k.value for k in node.keywords if k.arg in ("format", "fmt")] + node.args[:1]
        styles = [k.value for k in node.keywords if k.arg == "style"] + node.args[2:3]
        for text in filter(_is_text, formats):
            found.notations[id(text)] = _style(styles)
            found.records.add(id(text))
        dates = [k.value for k in node.keywords if k.arg == "datefmt"] + node.args[1:2]
        found.dates.update(id(text) for text in dates if _is_text(text))
    elif name in ("substitute", "safe_substitute"):
        found.substituted.update(keyword.arg for keyword in node.keywords if keyword.arg)
    elif name in _DATES:
        found.dates.update(texts.values())


def _looking_up(node: ast.Call, texts: Mapping[int, int], found: Uses) -> None:
    name = name_of(node.func)
    is_method = isinstance(node.func, ast.Attribute)
    if name in _LOOKUPS and is_method and 0 in texts:
        found.lookups.add(texts[0])
    elif name == "itemgetter" or (name == "group" and is_method):
        found.lookups.update(texts.values())
    elif name in ("parse_args", "parse_known_args") and node.args:
        found.lookups.update(_elements(node.args[0]))
    elif name == "DictWriter":
        fields = [k.value for k in node.keywords if k.arg == "fieldnames"] + node.args[1:2]
        found.lookups.update(place for each in fields for place in _elements(each))


def _elements(node: ast.expr) -> list[int]:
    elements = node.elts if isinstance(node, ast.List | ast.Tuple) else []
    return [id(element) for element in elements if _is_text(element)]


def _patterns(node: ast.Call, texts: Mapping[int, int], found: Uses) -> None:
    name = name_of(node.func)
    if name in _PATTERNS and 0 in texts and _is_of_re(node.func):
        found.patterns.add(texts[0])
    if name in ("sub", "subn") and 1 in texts and _is_of_re(node.func):
        found.replacements.add(texts[1])
    match node.func:
        case ast.Attribute(value=ast.Name(id=variable), attr="sub" | "subn") if 0 in texts:
            if variable in found.compiled:
                found.replacements.add(texts[0])


def _running(node: ast.Call, texts: Mapping[int, int], found: Uses) -> None:
    if not _runs(node):
        return
    if 0 in texts:
        found.code.add(texts[0])
    if name_of(node.func) in ("timeit", "repeat", "Timer"):
        code = [k.value for k in node.keywords if k.arg in ("stmt", "setup")] + node.args[1:2]
        found.code.update(id(text) for text in code if _is_text(text))


def _style(styles: Sequence[ast.expr]) -> Notation:
    """Return the notation of a format of `logging`, by its ``style``."""
    match styles:
        case [ast.Constant(value="{")]:
            return "format"
        case [ast.Constant(value="$")]:
            return "Template"
    return "%"


def _runs(node: ast.Call) -> bool:
    """Tell whether a function runs the text that it is given, or parses it as Python."""
    match node.func:
        case ast.Name(id="compile"):
            return len(node.args) > 1
        case ast.Attribute(value=ast.Name(id="ast"), attr="parse" | "literal_eval"):
            return True
    return name_of(node.func) in _RUNNERS


def _compiles(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr="compile") as function):
            return _is_of_re(function)
    return False


def _is_of_re(function: ast.expr) -> bool:
    match function:
        case ast.Attribute(value=ast.Name(id="re" | "regex")):
            return True
        case ast.Name(id="fullmatch" | "findall" | "finditer" | "subn"):
            return True
    return False


def _comparison(node: ast.Compare, found: Uses) -> None:
    sides = [node.left, *node.comparators]
    found.lookups.update(id(side) for side in sides if _is_text(side))
    for operator, container in zip(node.ops, node.comparators, strict=True):
        if isinstance(operator, ast.In | ast.NotIn) and isinstance(
            container, ast.List | ast.Tuple | ast.Set
        ):
            found.lookups.update(id(e) for e in container.elts if _is_text(e))
    for side in sides:
        match side:
            case ast.Attribute(value=ast.Name(id="sys" | "os"), attr="platform" | "name"):
                found.exact.update((id(s), "a platform's name") for s in sides if _is_text(s))
