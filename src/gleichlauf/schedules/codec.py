"""Frozen dataclasses to bytes and back, the one way in which values cross a pipe.

What is read may have been written by a process that a script has taken over, so every value is
checked against the type that its field declares, and nothing but JSON is ever decoded.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_bytes(value: object) -> bytes:
    """Write a dataclass whose fields are numbers, texts, None, tuples or such dataclasses."""
    return json.dumps(_plain(value), separators=(",", ":")).encode("ascii")


def from_bytes(kind: type[Value], data: bytes) -> Value:
    """Read a value of the type ``kind``; raise ValueError for anything else."""
    declared: Any = kind
    try:
        return cast(Value, _reader(declared)(json.loads(data)))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return [_plain(getattr(value, name)) for name in _names(kind)]
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], object]:
    """Return the function that checks a decoded value against a type, and builds it."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is Literal:
        return _checked(lambda value: value in arguments, kind)
    if origin in (Union, UnionType) and NoneType in arguments:
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if kind is float:
        return _checked(lambda value: type(value) in (int, float), kind)
    if kind in (bool, int, str):
        return _checked(lambda value: type(value) is kind, kind)
    raise TypeError(f"{kind} cannot be written to a pipe")


def _checked(fits: Callable[[Any], bool], kind: object) -> Callable[[Any], object]:
    def read(value: Any) -> object:
        if not fits(value):
            raise ValueError(f"{value!r:.60} is not {kind}")
        return value

    return read


def _items(value: Any, count: int | None) -> list[Any]:
    if type(value) is not list or count not in (None, len(value)):
        raise ValueError(f"{value!r:.60} is not a list of {count or 'any number of'} values")
    return value


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], object]:
    if arguments[1:] == (Ellipsis,):
        each = _reader(arguments[0])
        return lambda value: tuple([each(item) for item in _items(value, None)])
    readers = tuple(_reader(argument) for argument in arguments)

    def read(value: Any) -> object:
        items = _items(value, len(readers))
        return tuple([each(item) for each, item in zip(readers, items, strict=True)])

    return read


def _dataclass_reader(kind: Any) -> Callable[[Any], object]:
    hints = get_type_hints(kind)
    readers = tuple(_reader(hints[name]) for name in _names(kind))

    def read(value: Any) -> object:
        items = _items(value, len(readers))
        return kind(*[each(item) for each, item in zip(readers, items, strict=True)])

    return read
