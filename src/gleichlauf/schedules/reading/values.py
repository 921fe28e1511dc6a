"""What is known of a value without running any code: which object it is, or of which kind."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass
from types import MemberDescriptorType, ModuleType
from typing import TypeGuard, TypeVar

T = TypeVar("T")


class Unknown:
    """The value of an expression that nobody has evaluated."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

FUTURES = Unknown()
"""Stands for the results that a pool's ``map`` is gone through for."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Some number, text or truth value, which one does not matter."""


SCALAR = Scalar()


@dataclass(frozen=True, slots=True)
class Fresh:
    """A container that nobody else has; ``parts`` are its elements, None if they are unknown."""

    parts: tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class New:
    """An instance of ``cls`` that nobody else has."""

    cls: type


@dataclass(frozen=True, slots=True)
class View:
    """Goes through ``of`` when it is gone through, such as ``d.items()`` or ``enumerate(x)``."""

    of: tuple[object, ...]
    name: str = ""
    """By which method of a dictionary it was made."""


@dataclass(frozen=True, slots=True)
class Method:
    """``name``, found at the class ``provider``, of an object: ``function`` is what lies there."""

    of: object
    provider: type
    name: str
    function: object


@dataclass(frozen=True, slots=True)
class Super:
    """What ``super()`` returns within a method of ``after``."""

    after: type
    of: object


SCALARS = frozenset(
    {int, float, complex, bool, str, bytes, type(None), range, type(Ellipsis), slice}
)
"""Types whose values never change, and whose operators with each other touch nothing."""

LISTS = (list, deque, bytearray)
TABLES = (dict, OrderedDict, defaultdict)
SETS = (set, frozenset)
CONTAINERS = (*LISTS, *TABLES, *SETS, tuple)
"""Types whose elements are reached through their own methods only, which are written in C."""

MISSING = object()


def is_a(value: object, kind: type[T] | tuple[type[T], ...]) -> TypeGuard[T]:
    """Say whether a value is of a type or a subclass of it.

    `isinstance` also asks for the value's ``__class__``, and the script may answer that.
    """
    return issubclass(type(value), kind)


def is_scalar(value: object) -> bool:
    """Say whether a value is a number, a text or the like."""
    return value is SCALAR or type(value) in SCALARS


def class_of(value: object) -> type | None:
    """Return the type of the object that a value stands for, None if that is not known."""
    if is_a(value, (Unknown, View, Super, Method)):
        return None
    if is_a(value, New):
        return value.cls
    if is_a(value, Fresh):
        return list
    return int if value is SCALAR else type(value)


def provider(cls: type, name: str) -> tuple[type, object] | None:
    """Return the class of the inheritance of ``cls`` that defines ``name``, and what lies there."""
    for base in type.__dict__["__mro__"].__get__(cls):
        space = type.__dict__["__dict__"].__get__(base)
        if name in space:
            return base, space[name]
    return None


def own_fields(value: object) -> dict[str, object]:
    """Return the dictionary of an object's own attributes, empty if it has none."""
    if is_a(value, ModuleType):
        return vars(value)
    try:
        fields = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return {}
    return fields if type(fields) is dict else {}


def is_data_descriptor(member: object) -> bool:
    """Say whether what lies at a class goes before an object's own attributes."""
    return provider(type(member), "__set__") is not None


def is_slot(member: object) -> bool:
    """Say whether what lies at a class is one of its ``__slots__``."""
    return is_a(member, MemberDescriptorType)
