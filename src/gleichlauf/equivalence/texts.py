"""What a string literal is for, as far as the code around it tells."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.fields import Style

_OPENERS = {
    "open", "fdopen", "ZipFile", "TarFile", "GzipFile", "BZ2File", "LZMAFile", "PyZipFile",
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "popen", "FileIO", "makefile",
}  # fmt: skip
_MODE = re.compile(r"[rwaxbtU+]{1,4}\Z|[rwax][:|](?:gz|bz2|xz|\*)?\Z")
_EXACT_KEYWORDS = {"encoding", "errors", "newline", "byteorder", "dtype", "typecode"}
_STRUCT = ("a struct format", re.compile(r"[@=<>!]?[\dxcbB?hHiIlLqQnNefdspP \t]+\Z"))
_CODE = ("a type code", re.compile(r"[bBuwhHiIlLqQfdc?@]{1,2}\Z"))
_NUMBER = ("a number", re.compile(r"[-+\s]*(?:\d|\.\d|inf|nan)", re.IGNORECASE))
_CODEC = ("an encoding", re.compile(r"[\w-]+\Z"))
_HEX = ("hexadecimal digits", re.compile(r"[\da-fA-F\s]+\Z"))
_START = ("a start method", re.compile(r"spawn|fork|forkserver"))
_MODULE = ("a module's name", re.compile(r"[\w.]+\Z"))
_DATE = ("a date", re.compile(r"\d"))
_ZONE = ("a time zone", re.compile(r"[\w/+-]+\Z"))
_FIRST_ARGUMENT = {
    "encode": _CODEC, "decode": _CODEC, "pack": _STRUCT, "unpack": _STRUCT, "pack_into": _STRUCT,
    "unpack_from": _STRUCT, "iter_unpack": _STRUCT, "calcsize": _STRUCT, "Struct": _STRUCT,
    "array": _CODE, "cast": _CODE, "int": _NUMBER, "float": _NUMBER, "complex": _NUMBER,
    "Decimal": _NUMBER, "Fraction": _NUMBER, "fromhex": _HEX, "unhexlify": _HEX,
    "get_context": _START, "set_start_method": _START, "import_module": _MODULE,
    "__import__": _MODULE, "fromisoformat": _DATE, "ZoneInfo": _ZONE,
}  # fmt: skip
"""What the first argument of a function is, if it looks like that: ``int("zwölf")`` fails."""

_SECOND_ARGUMENT = {"to_bytes": "a byte order", "from_bytes": "a byte order"}
_REFLECTION = {"getattr", "setattr", "hasattr", "delattr"}
_LOGGING = {"debug", "info", "warning", "warn", "error", "critical", "exception", "log"}
_DATES = {"strftime", "strptime"}
_LOOKUPS = {"get", "pop", "index", "count", "remove", "discard", "__getitem__"}
_ENCODING = re.compile(r"(?:utf[-_]?(?:8|16|32)(?:[-_]?(?:sig|[bl]e))?|latin[-_]?1|ascii|us-ascii"
                       r"|cp\d{3,4}|iso-?8859-\d+)\Z", re.IGNORECASE)  # fmt: skip
_DUNDER = re.compile(r"__\w+__\Z")
_SUFFIX = re.compile(
    r"[^\s]+\.(txt|csv|tsv|json|py|pyc|pyw|zip|gz|tgz|bz2|xz|tar|xml|html?|ini|cfg|conf|toml|ya?ml"
    r"|log|db|sqlite3?|bin|dat|png|jpe?g|gif|pdf|md|rst|so|dll|exe|po|pot|mo|pickle|pkl|wav)\Z"
)


@dataclass(slots=True)
class Uses:
    """What the string literals of a block are for; keys are the ``id`` of their nodes.

    ``exact`` says in words what a string is that has to stay as it is; ``styles`` how the string
    is formatted where it stands; ``dates`` holds format strings of dates; ``lookups`` those that
    are compared or looked up; ``unordered`` those in a set; ``reflected`` names of attributes.
    """

    exact: dict[int, str] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    dates: set[int] = field(default_factory=set)
    lookups: set[int] = field(default_factory=set)
    unordered: set[int] = field(default_factory=set)
    reflected: set[int] = field(default_factory=set)


def uses(statements: Iterable[ast.stmt]) -> Uses:
    """Find out what the string literals in the trees are for."""
    found = Uses()
    for statement in statements:
        for node in nodes_of(statement):
            match node:
                case ast.Call():
                    _call(node, found)
                case ast.BinOp(op=ast.Mod(), left=left) if _is_text(left):
                    found.styles[id(left)] = "percent"
                case ast.Compare():
                    _comparison(node, found)
                case ast.Subscript(slice=key, ctx=ast.Load() | ast.Del()) if _is_text(key):
                    found.lookups.add(id(key))
                case ast.MatchValue(value=value) if _is_text(value):
                    found.lookups.add(id(value))
                case ast.Set(elts=elements):
                    found.unordered.update(id(e) for e in elements if _is_text(e))
    return found


def suffix(text: str) -> str | None:
    """Return the suffix of what is written like a file name, or None."""
    # Pages of a translated site may have other addresses.
    match = _SUFFIX.match(text) if len(text) < 300 and "://" not in text else None
    return match[1] if match else None


def is_fixed(text: str) -> str | None:
    """Return in words what a string is that means the same to Python wherever it stands."""
    if _ENCODING.match(text):
        return "an encoding"
    if _DUNDER.match(text):
        return "one of Python's own names"
    return None


def name_of(function: ast.expr) -> str:
    """Return the last name of what is called: ``open`` for ``io.open``."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _call(node: ast.Call, found: Uses) -> None:
    name = name_of(node.func)
    texts = {i: id(a) for i, a in enumerate(node.args) if _is_text(a)}
    if name in ("format", "format_map") and isinstance(node.func, ast.Attribute):
        found.styles[id(node.func.value)] = "format"
    elif name == "Template" and 0 in texts:
        found.styles[texts[0]] = "template"
    elif name in _LOGGING and isinstance(node.func, ast.Attribute):
        place = 1 if name == "log" else 0
        if place in texts and len(node.args) > place + 1:
            found.styles[texts[place]] = "percent"
    elif name in _DATES:
        found.dates.update(texts.values())
    elif name in _LOOKUPS and isinstance(node.func, ast.Attribute) and 0 in texts:
        found.lookups.add(texts[0])
    elif name in _REFLECTION and 1 in texts:
        found.reflected.add(texts[1])
    if name in _OPENERS:
        for index in texts.keys() & {0, 1}:
            value = node.args[index].value  # type: ignore[attr-defined]
            # Path.open() takes the mode first, every other opener second.
            if _MODE.match(value) and (index or isinstance(node.func, ast.Attribute)):
                found.exact[texts[index]] = "a mode"
    if name in _FIRST_ARGUMENT and 0 in texts:
        what, looks = _FIRST_ARGUMENT[name]
        if looks.match(node.args[0].value):  # type: ignore[attr-defined]
            found.exact[texts[0]] = what
    if name in _SECOND_ARGUMENT and 1 in texts:
        found.exact[texts[1]] = _SECOND_ARGUMENT[name]
    if name == "format" and isinstance(node.func, ast.Name) and 1 in texts:
        found.exact[texts[1]] = "a format specification"
    for keyword in node.keywords:
        if not _is_text(keyword.value):
            continue
        if keyword.arg in _EXACT_KEYWORDS or (name == "add_argument" and keyword.arg == "action"):
            found.exact[id(keyword.value)] = f"the {keyword.arg}"
        elif keyword.arg == "mode" and _MODE.match(keyword.value.value):  # type: ignore[attr-defined]
            found.exact[id(keyword.value)] = "a mode"


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
