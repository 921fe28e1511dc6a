"""What a string literal is for, as far as the code around it tells."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gleichlauf.code.block import Notation
from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.mentions import Mention, mentions
from gleichlauf.equivalence.vocabulary import LIBRARIES, MODULES

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


_PATTERNS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall",
             "finditer"}  # fmt: skip
_RUNNERS = {"exec", "eval", "timeit", "repeat", "Timer"}
_ENVIRONMENT = {"getenv"}
_VARIABLES = {
    "HOME", "PATH", "USER", "LANG", "TERM", "SHELL", "PWD", "TMPDIR", "TEMP", "EDITOR", "DISPLAY",
    "USERNAME", "USERPROFILE", "APPDATA", "PYTHONPATH", "PYTHONHOME",
}  # fmt: skip
"""Variables of the environment that systems and Python set or read."""

_DATA = {"json", "csv", "configparser", "pickle", "shelve", "sqlite3", "tomllib", "os", "marshal",
         "plistlib", "xml", "collections", "types", "sys", "copy"}  # fmt: skip
"""Modules whose mappings hold what somebody put into them."""


@dataclass(slots=True)
class Uses:
    """What the string literals of a block are for; keys are the ``id`` of their nodes.

    ``exact`` says in words what a string is that has to stay as it is; ``notations`` what reads the
    string where it stands, and ``arguments`` what it is given there; ``keywords`` are those that
    ``format`` is given for the text of a variable, ``given`` those of ``dict``, which are keys of
    what it returns; ``substituted`` are the names
    that any `string.Template` is given; ``records`` are formats of `logging`; ``dates`` holds
    format strings of dates; ``patterns`` regular expressions, ``replacements`` what is put in their
    place; ``code`` texts that are run;
    ``lookups`` those that are compared or looked up; ``keys`` those that something is stored under;
    ``unordered`` those in a set; ``mentions`` names of things.
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
    code: set[int] = field(default_factory=set)
    lookups: set[int] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    unordered: set[int] = field(default_factory=set)
    mentions: dict[int, Mention] = field(default_factory=dict)


def uses(statements: Sequence[ast.stmt]) -> Uses:
    """Find out what the string literals in the trees are for."""
    found = Uses(mentions=mentions(statements))
    imported = _imported(statements)
    variables = _text_variables(statements)
    for statement in statements:
        for node in nodes_of(statement):
            match node:
                case ast.Call():
                    _call(node, found)
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
                    if _is_of_library(node.value, imported) or _is_system(node.value, key):
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
    found.code.update(_session(list(statements[:1])))
    return found


def _text_variables(statements: Sequence[ast.stmt]) -> dict[str, ast.expr]:
    """Return the texts of the variables that are set once, and to a text."""
    bound = Counter(
        node.id for statement in statements for node in nodes_of(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )  # fmt: skip
    texts = {
        node.targets[0].id: node.value for statement in statements for node in nodes_of(statement)
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and _is_text(node.value)
        and isinstance(node.targets[0], ast.Name)
    }  # fmt: skip
    return {name: text for name, text in texts.items() if bound[name] == 1}


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


def _imported(statements: Sequence[ast.stmt]) -> set[str]:
    """Return the names that modules of the library, or what is in them, were imported as."""
    found = set()
    for statement in statements:
        for node in nodes_of(statement):
            match node:
                case ast.Import(names=names):
                    tops = [alias.name.partition(".")[0] for alias in names]
                case ast.ImportFrom(module=str(module), level=0, names=names):
                    tops = [module.partition(".")[0]] * len(names)
                case _:
                    continue
            found |= {
                alias.asname or alias.name.partition(".")[0]
                for alias, top in zip(names, tops, strict=True)
                if top in MODULES - _DATA
            }
    return found


def _is_of_library(node: ast.expr, imported: set[str]) -> bool:
    """Tell whether a mapping is what a function of the library returns, or one of its own."""
    called = isinstance(node, ast.Call)
    node = node.func if isinstance(node, ast.Call) else node
    if isinstance(node, ast.Name):
        return called and node.id in imported and node.id.islower()
    return isinstance(node, ast.Attribute) and (
        isinstance(node.value, ast.Name) and node.value.id in imported
    )


def _is_system(node: ast.expr, key: ast.expr) -> bool:
    """Tell whether a key is one that Python or the system puts into a mapping of its own."""
    value = key.value if isinstance(key, ast.Constant) else None
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="modules"):
            return value in MODULES | LIBRARIES
        case ast.Attribute(value=ast.Name(id="os"), attr="environ") | ast.Name(id="environ"):
            return value in _VARIABLES
    return False


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
        found.notations[id(node.func.value)] = "format"
        if name == "format_map" and node.args:
            found.arguments[id(node.func.value)] = node.args[0]
    elif name == "Template" and 0 in texts:
        found.notations[texts[0]] = "Template"
    elif name in _LOGGING and isinstance(node.func, ast.Attribute):
        place = 1 if name == "log" else 0
        if place in texts and len(node.args) > place + 1:
            found.notations[texts[place]] = "%"
    elif name in ("basicConfig", "Formatter"):
        formats = [k.value for k in node.keywords if k.arg in ("format", "fmt")] + node.args[:1]
        styles = [k.value for k in node.keywords if k.arg == "style"] + node.args[2:3]
        for text in filter(_is_text, formats):
            found.notations[id(text)] = _style(styles)
            found.records.add(id(text))
    elif name in ("substitute", "safe_substitute"):
        found.substituted.update(keyword.arg for keyword in node.keywords if keyword.arg)
    elif name in _DATES:
        found.dates.update(texts.values())
    elif name in _LOOKUPS and isinstance(node.func, ast.Attribute) and 0 in texts:
        found.lookups.add(texts[0])
    elif name == "itemgetter" or (name == "group" and isinstance(node.func, ast.Attribute)):
        found.lookups.update(texts.values())
    elif name in ("parse_args", "parse_known_args") and node.args:
        given = node.args[0]
        elements = given.elts if isinstance(given, ast.List | ast.Tuple) else []
        found.lookups.update(id(e) for e in elements if _is_text(e))
    if name in _PATTERNS and 0 in texts and _is_of_re(node.func):
        found.patterns.add(texts[0])
    if name in ("sub", "subn") and 1 in texts and _is_of_re(node.func):
        found.replacements.add(texts[1])
    if name in _ENVIRONMENT and 0 in texts and node.args[0].value in _VARIABLES:  # type: ignore[attr-defined]
        found.exact[texts[0]] = "a variable of the environment"
    if _runs(node):
        if 0 in texts:
            found.code.add(texts[0])
        if name in ("timeit", "repeat", "Timer"):
            code = [k.value for k in node.keywords if k.arg in ("stmt", "setup")] + node.args[1:2]
            found.code.update(id(text) for text in code if _is_text(text))
    if name in _OPENERS:
        for index in texts.keys() & {0, 1}:
            value = node.args[index].value  # type: ignore[attr-defined]
            # Path.open() takes the mode first, every other opener second.
            if _MODE.match(value) and (index or isinstance(node.func, ast.Attribute)):
                found.exact[texts[index]] = "a mode"
    if name in _FIRST_ARGUMENT and 0 in texts:
        what, looks = _FIRST_ARGUMENT[name]
        text = node.args[0].value  # type: ignore[attr-defined]
        is_module = looks is _MODULE[1]
        if looks.match(text) and (not is_module or text.partition(".")[0] in MODULES | LIBRARIES):
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
