"""Texts that hold data which code reads by names: JSON, TOML, INI, CSV, XML, SQL."""

from __future__ import annotations

import ast
import configparser
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from gleichlauf.equivalence.arguments import name_of

Format = Literal["JSON", "TOML", "INI", "SQL", "data"]
"""What reads a text; "data" is anything with names in it, such as the header of a table."""

_LONGEST = 20_000  # characters; an example holds less
_PASSED_ON = {"splitlines", "strip", "split", "encode", "lstrip", "rstrip"}
_WRAPPERS = {"StringIO", "dedent", "cleandoc", "iter"}
_TABLES = {"DictReader", "reader", "read_csv", "fromstring", "XML", "StringIO", "parse_string"}
_WRITERS = {"write_text", "write", "writestr", "writelines"}
_STATEMENTS = {"execute", "executemany", "executescript", "read_sql", "read_sql_query"}
_LOOKS = re.compile(
    r"\s*(?:[\[{][\s\S]*[\]}]\s*\Z|\[[\w. -]+\]\s*\n|[\w-]+\s*=|<\w|\w+(?:[,;\t]\w+)+\s*(?:\n|\Z))"
)
"""How data begins: JSON, a section, a setting, XML, the header of a table."""

_SQL_WORDS = frozenset(
    "ALTER AND AS ASC BEGIN BETWEEN BY CASE COMMIT COUNT CREATE DATABASE DEFAULT DELETE DESC"  # noqa: SIM905
    " DISTINCT DROP ELSE END EXISTS FOREIGN FROM GROUP HAVING IN INDEX INNER INSERT INTO IS JOIN"
    " KEY LEFT LIKE LIMIT NOT NULL ON OR ORDER OUTER PRAGMA PRIMARY REFERENCES RIGHT ROLLBACK"
    " SELECT SET TABLE THEN UNION UNIQUE UPDATE VALUES VIEW WHEN WHERE WITH".split()
)
"""Reserved words of SQL (ISO/IEC 9075-2, "token and separator") that examples are made of."""

_SQL_TEXT = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*")
_SQL_TABLE = re.compile(
    r"\b(CREATE\s+TABLE(?:\s+IF\s+NOT\s+EXISTS)?|FROM|INTO|UPDATE|JOIN|DROP\s+TABLE)\s+([^\W\d]\w*)",
    re.IGNORECASE,
)
_SQL_NAME = re.compile(r"(?<![:\w]):([^\W\d]\w*)")


def data_of(call: ast.Call, variables: Mapping[str, ast.expr]) -> Iterator[tuple[ast.expr, Format]]:
    """Yield the texts that a call reads as data, and their formats."""
    name = name_of(call.func)
    module = call.func.value if isinstance(call.func, ast.Attribute) else None
    of = module.id if isinstance(module, ast.Name) else ""
    kind: Format | None = None
    if name == "loads":
        kind = "TOML" if of in ("tomllib", "tomli", "toml") else "JSON" if of == "json" else "data"
    elif name == "read_string":
        kind = "INI"
    elif name in _STATEMENTS:
        kind = "SQL"
    elif name in _TABLES | _WRITERS:
        kind = "data"
    given = call.args[1:2] if name == "writestr" else call.args[:1]
    if kind is None or not given:
        return
    for text in _texts(given[0], variables):
        if name not in _WRITERS or _LOOKS.match(_value(text)):
            yield text, kind


def _texts(node: ast.expr, variables: Mapping[str, ast.expr]) -> Iterator[ast.expr]:
    """Yield the texts that an argument consists of, some of them by way of a variable."""
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.Name(id=name) if isinstance(variables.get(name), ast.Constant):
            yield variables[name]
        case ast.Call(func=ast.Attribute(value=inner, attr=name)) if name in _PASSED_ON:
            yield from _texts(inner, variables)
        case ast.Call(func=function, args=[inner, *_]) if name_of(function) in _WRAPPERS:
            yield from _texts(inner, variables)
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            for element in elements:
                yield from _texts(element, variables)


def _value(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


def holds(text: str, name: str) -> bool:
    """Tell whether a name stands in a text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def compare_data(source: str, target: str, kind: Format) -> str | None:
    """Return what is wrong with the translation of a text that holds data, if anything."""
    if max(len(source), len(target)) > _LONGEST:
        return None
    if kind == "SQL":
        return _compare_statements(source, target)
    if kind != "data" and _can_be_read(source, kind) and not _can_be_read(target, kind):
        return f"the text can no longer be read as {kind}"
    return None


def asked_for(statement: str) -> list[str]:
    """Return the names of the placeholders ``:name`` of a statement of SQL, in order."""
    return _SQL_NAME.findall(_SQL_TEXT.sub("''", statement))


def tables(statement: str) -> list[tuple[str, bool]]:
    """Return the tables that a statement of SQL names, in order, and whether it creates them."""
    found = _SQL_TABLE.findall(_SQL_TEXT.sub("''", statement))
    return [(name, words.upper().startswith("CREATE")) for words, name in found]


def _can_be_read(text: str, kind: Format) -> bool:
    try:
        if kind == "JSON":
            json.loads(text)
        elif kind == "TOML":
            tomllib.loads(text)
        else:
            configparser.ConfigParser().read_string(text)
    except (ValueError, RecursionError, configparser.Error):
        return False
    return True


def _compare_statements(source: str, target: str) -> str | None:
    before, after = (_SQL_TEXT.sub("''", text) for text in (source, target))
    words = re.findall(r"\w+", before)
    if not words or words[0].upper() not in _SQL_WORDS:
        return None
    kept = Counter(word.upper() for word in re.findall(r"\w+", after))
    lost = Counter(word for word in words if word.upper() in _SQL_WORDS and word.isupper()) - kept
    if lost:
        return f"the word {next(iter(lost))} of SQL is translated or lost"
    for mark, number in (("?", before.count("?")), (":", len(_SQL_NAME.findall(before)))):
        now = after.count("?") if mark == "?" else len(_SQL_NAME.findall(after))
        if now != number:
            what = "a placeholder ?" if mark == "?" else "a placeholder :name"
            return f"{what} of the statement is {'lost' if now < number else 'added'}"
    return None
