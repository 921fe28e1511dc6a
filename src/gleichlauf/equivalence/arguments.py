"""What the arguments of well-known functions are: values that the code works with, no words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

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


def name_of(function: ast.expr) -> str:
    """Return the last name of what is called: ``open`` for ``io.open``."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def values(call: ast.Call) -> Iterator[tuple[ast.expr, str]]:
    """Yield the texts given to a call that have to stay, and what each is, in words."""
    name = name_of(call.func)
    texts = {i: a for i, a in enumerate(call.args) if isinstance(a, ast.Constant)
             and isinstance(a.value, str)}  # fmt: skip
    if name in _OPENERS:
        for index in texts.keys() & {0, 1}:
            # Path.open() takes the mode first, every other opener second.
            is_mode = _MODE.match(str(texts[index].value))
            if is_mode and (index or isinstance(call.func, ast.Attribute)):
                yield texts[index], "a mode"
    if name in _FIRST_ARGUMENT and 0 in texts:
        what, looks = _FIRST_ARGUMENT[name]
        text = str(texts[0].value)
        is_module = looks is _MODULE[1]
        if looks.match(text) and (not is_module or text.partition(".")[0] in MODULES | LIBRARIES):
            yield texts[0], what
    if name in _SECOND_ARGUMENT and 1 in texts:
        yield texts[1], _SECOND_ARGUMENT[name]
    if name == "format" and isinstance(call.func, ast.Name) and 1 in texts:
        yield texts[1], "a format specification"
    for keyword in call.keywords:
        if not (isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)):
            continue
        if keyword.arg in _EXACT_KEYWORDS or (name == "add_argument" and keyword.arg == "action"):
            yield keyword.value, f"the {keyword.arg}"
        elif keyword.arg == "mode" and _MODE.match(keyword.value.value):
            yield keyword.value, "a mode"
