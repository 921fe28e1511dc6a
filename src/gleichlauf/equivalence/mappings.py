"""Mappings whose keys others know: those of the library, of the system, and of `logging.config`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from gleichlauf.equivalence.vocabulary import LIBRARIES, MODULES

_DATA = {"json", "csv", "configparser", "pickle", "shelve", "sqlite3", "tomllib", "os", "marshal",
         "plistlib", "xml", "collections", "types", "sys", "copy", "typing", "inspect"}  # fmt: skip
"""Modules whose mappings hold what somebody put into them."""

_VARIABLE = re.compile(
    r"PYTHON[A-Z]+|HOME|PATH|USER|LOGNAME|LANG|LANGUAGE|LC_[A-Z]+|TERM|SHELL|PWD|TMPDIR|TZ|EDITOR"
    r"|VISUAL|PAGER|COLUMNS|LINES|DISPLAY|TEMP|TMP|USERNAME|USERPROFILE|APPDATA|LOCALAPPDATA"
    r"|COMSPEC|PATHEXT|SYSTEMROOT|WINDIR|VIRTUAL_ENV|NO_COLOR|SOURCE_DATE_EPOCH"
)
"""Variables of the environment that others set or read: those of POSIX ("Environment Variables"),
Windows, X, and Python ("Command line and environment"), and three conventions of many tools."""

_OF_SECTIONS = {"formatters", "handlers", "filters", "loggers"}
_OF_CONFIGURATION = {"version", "root", "incremental", "disable_existing_loggers", *_OF_SECTIONS}
_OF_ENTRIES = {"class", "level", "formatter", "filters", "handlers", "format", "datefmt", "style",
               "validate", "defaults", "propagate", "stream", "filename", "mode", "encoding",
               "maxBytes", "backupCount", "when", "interval", "name", "()", "."}  # fmt: skip
"""The keys of `logging.config.dictConfig` ("Configuration dictionary schema"), and those that the
library's handlers and formatters take."""


def imported(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that modules of the library, or what is in them, were imported as."""
    found = set()
    for node in nodes:
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


def is_of_library(node: ast.expr, names: set[str]) -> bool:
    """Tell whether a mapping is what a function of the library returns, or one of its own."""
    called = isinstance(node, ast.Call)
    node = node.func if isinstance(node, ast.Call) else node
    if isinstance(node, ast.Name):
        return called and node.id in names and node.id.islower()
    return isinstance(node, ast.Attribute) and (
        isinstance(node.value, ast.Name) and node.value.id in names
    )


def is_system(node: ast.expr, key: ast.expr) -> bool:
    """Tell whether a key is one that Python or the system puts into a mapping of its own."""
    value = key.value if isinstance(key, ast.Constant) else None
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="modules"):
            return value in MODULES | LIBRARIES
        case ast.Attribute(value=ast.Name(id="os"), attr="environ") | ast.Name(id="environ"):
            return isinstance(value, str) and _VARIABLE.fullmatch(value) is not None
    return False


def asks_system(call: ast.Call) -> bool:
    """Tell whether a call asks for a variable of the environment that others set."""
    match call:
        case ast.Call(func=ast.Name(id="getenv") | ast.Attribute(attr="getenv"), args=[key, *_]):
            return is_system(ast.Name("environ"), key)
        case ast.Call(
            func=ast.Attribute(value=mapping, attr="get" | "pop" | "setdefault"), args=[key, *_]
        ):
            return is_system(mapping, key)
    return False


def configurations(
    nodes: Iterable[ast.AST], variables: Mapping[str, ast.expr]
) -> Iterator[ast.Dict]:
    """Yield the dictionaries that configure `logging`: given to it, or what looks like that."""
    for node in nodes:
        match node:
            case ast.Call(
                func=ast.Name(id="dictConfig") | ast.Attribute(attr="dictConfig"),
                args=[given, *_],
            ):
                given = variables.get(given.id, given) if isinstance(given, ast.Name) else given
                if isinstance(given, ast.Dict):
                    yield given
            case ast.Assign(value=ast.Dict() as value):
                keys = {key for key, _, _ in _items(value)}
                if "version" in keys and keys & _OF_SECTIONS:
                    yield value


def fixed_in(configuration: ast.Dict) -> Iterator[tuple[ast.expr, str]]:
    """Yield the texts of a configuration of `logging` that it fixes, and what each is.

    That is "key", "value", a "format" or a "date" format, or a "lookup" of what it names itself.
    """
    for key, node, value in _items(configuration):
        if key in _OF_CONFIGURATION:
            yield node, "key"
        if key in _OF_SECTIONS and isinstance(value, ast.Dict):
            for _, _, entry in _items(value):
                yield from _entry(entry)
        elif key == "root":
            yield from _entry(value)


def _entry(entry: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    if not isinstance(entry, ast.Dict):
        return
    for key, node, value in _items(entry):
        if key in _OF_ENTRIES:
            yield node, "key"
        if key in ("class", "level", "stream", "()"):
            yield value, "value"
        elif key == "format":
            yield value, "format"
        elif key == "datefmt":
            yield value, "date"
        elif key == "formatter":
            yield value, "lookup"
        elif key in ("handlers", "filters") and isinstance(value, ast.List | ast.Tuple):
            for element in value.elts:
                yield element, "lookup"


def _items(mapping: ast.Dict) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    for key, value in zip(mapping.keys, mapping.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value, key, value
