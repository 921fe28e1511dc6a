"""What reading and storing attributes touches; they are looked up as `object` and `type` do it."""

from __future__ import annotations

import functools
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from ..control.history import READ, WRITE
from . import kinds
from .asking import is_seen
from .collecting import Touched
from .containers import method
from .values import (
    CONTAINERS,
    SCALAR,
    SCALARS,
    UNKNOWN,
    Fresh,
    Method,
    New,
    Super,
    class_of,
    is_a,
    is_data_descriptor,
    is_scalar,
    is_slot,
    own_fields,
    provider,
)

Found = tuple[type, Any]
"""The class that defines a name, and what lies there."""

METHODS = (FunctionType, type(list.append), type(list.__len__), type(dict.fromkeys))
"""Types of what lies at a class and becomes a method when it is read at an object."""

READABLE = frozenset({"__name__", "__class__", "__doc__", "__qualname__", "__module__", "__file__"})
"""Names of two underscores on each side that are as harmless as others when they are read."""


def get(at: Touched, value: Any, name: str) -> object:
    """Add what reading an attribute touches; return what it is."""
    if is_a(value, Super):
        return _get_inherited(at, value, name)
    cls = class_of(value)
    if cls is None:
        return at.everything()
    if _is_local(cls):
        return getattr(value, name, UNKNOWN) if type(value) is cls else UNKNOWN
    if is_a(value, ModuleType):
        return _get_of_module(at, value, name)
    if _is_special(name) and name not in READABLE:
        found = provider(value if is_a(value, type) else cls, name)
        if found is None or not is_a(found[1], METHODS):
            return at.everything()
    if is_a(value, type):
        return _get_of_class(at, value, name)
    if _is_plain(provider(cls, "__getattribute__"), PLAIN_GET):
        return _get_of_object(at, value, cls, name)
    return UNKNOWN if is_seen(at, cls, "__getattribute__") else at.everything()


def _get_of_object(at: Touched, value: Any, cls: type, name: str) -> object:
    found = provider(cls, name)
    if found is not None and is_data_descriptor(found[1]):
        return _get_described(at, value, found, name)
    if not is_a(value, (New, Fresh)) and cls not in CONTAINERS and not is_scalar(value):
        fields = own_fields(value)
        if not kinds.is_lock(cls):
            at.touch(at.world.attribute(value, name), READ)
        if name in fields:
            if name in kinds.insides(cls):
                at.world.objects.inside.add(id(fields[name]))
                return at.everything()
            return UNKNOWN if at.changed else fields[name]
    _read_classes(at, cls, name)
    if found is not None:
        return _bind(at, value, found, name)
    if provider(cls, "__getattr__") is None or is_seen(at, cls, "__getattr__"):
        return UNKNOWN
    return at.everything()


def _get_described(at: Touched, value: Any, found: Found, name: str) -> object:
    base, descriptor = found
    _read_classes(at, class_of(value), name)
    if is_slot(descriptor) and not kinds.is_synchroniser(base):
        if is_a(value, (New, Fresh)):
            return UNKNOWN
        at.touch(at.world.attribute(value, name), READ)
        return UNKNOWN if at.changed else _in_slot(descriptor, value)
    if type(descriptor) is property:
        if at.world.is_seen(descriptor.fget):
            return UNKNOWN
        row = kinds.of_synchroniser(base, name)
        if row is not None:
            return method(at, value, row, name, ())
        if kinds.is_synchroniser(base) and base.__name__ == "Thread":
            return _of_thread(at, value, name, READ)
    elif is_seen(at, type(descriptor), "__get__"):
        return UNKNOWN
    return at.everything()


def _in_slot(descriptor: Any, value: object) -> object:
    try:
        return descriptor.__get__(value, type(value))
    except AttributeError:
        return UNKNOWN


def _of_thread(at: Touched, value: object, name: str, mode: int) -> object:
    if name in kinds.PLAIN_ATTRIBUTES:
        at.touch(at.world.attribute(value, f"_{name}"), mode)
        return SCALAR
    if name in kinds.OF_START and mode == READ:
        at.touch("starts", READ)
        at.touch("threads", READ)
        return SCALAR
    return at.everything()


def _bind(at: Touched, value: object, found: Found, name: str) -> object:
    """Return what lies at a class as it is when it is read at an object or a subclass."""
    base, member = found
    of_class = is_a(value, type)
    if is_a(member, staticmethod):
        return member.__func__
    if is_a(member, classmethod):
        return Method(value if of_class else class_of(value), base, name, member.__func__)
    if is_a(member, METHODS):
        if of_class:
            return member
        return Method(value, base, name, member)
    if provider(type(member), "__get__") is None:
        return UNKNOWN if at.changed else member
    return UNKNOWN if is_seen(at, type(member), "__get__") else at.everything()


def _read_classes(at: Touched, cls: type | None, name: str) -> None:
    """Add that an attribute is looked for in the script's classes, which may be changed."""
    for base in () if cls is None else cls.__mro__:
        if at.world.is_own_class(base):
            at.touch(at.world.attribute(base, name), READ)
        if name in base.__dict__:
            return


def _get_of_class(at: Touched, cls: type, name: str) -> object:
    meta = provider(type(cls), name)
    if provider(type(cls), "__getattribute__") != TYPE_GET:
        return at.everything()
    if meta is not None and is_data_descriptor(meta[1]):
        return SCALAR if name in READABLE else at.everything()
    _read_classes(at, cls, name)
    found = provider(cls, name)
    if found is not None:
        return _bind(at, cls, found, name)
    return UNKNOWN if meta is None and type(cls) is type else at.everything()


def _get_of_module(at: Touched, module: ModuleType, name: str) -> object:
    if type(module) is not ModuleType or (_is_special(name) and name not in READABLE):
        return at.everything()
    at.touch(at.world.module_attribute(module, name), READ)
    space = own_fields(module)
    if name in space:
        return UNKNOWN if at.changed else space[name]
    return at.everything() if "__getattr__" in space else UNKNOWN


def _get_inherited(at: Touched, value: Super, name: str) -> object:
    cls = value.of if is_a(value.of, type) else class_of(value.of)
    if cls is not None and value.after in cls.__mro__:
        for base in cls.__mro__[cls.__mro__.index(value.after) + 1 :]:
            if at.world.is_own_class(base):
                at.touch(at.world.attribute(base, name), READ)
            if name in base.__dict__:
                return _bind(at, value.of, (base, base.__dict__[name]), name)
    return at.everything()


def put(at: Touched, value: object, name: str) -> None:
    """Add what storing or deleting an attribute touches."""
    cls = class_of(value)
    if type(value) is ModuleType:
        at.touch(at.world.module_attribute(value, name), WRITE)
    elif cls is None or _is_special(name):
        at.everything()
    elif is_a(value, type):
        if (
            at.world.is_own_class(value)
            and provider(cls, "__setattr__") == TYPE_SET
            and (provider(cls, name) is None or not is_data_descriptor(provider(cls, name)))
        ):
            at.touch(at.world.attribute(value, name), WRITE)
        else:
            at.everything()
    elif not _is_local(cls) and not is_seen(at, cls, "__setattr__"):
        if _is_plain(provider(cls, "__setattr__"), PLAIN_SET):
            _put_of_object(at, value, cls, name)
        else:
            at.everything()
    at.changed = True


def _put_of_object(at: Touched, value: object, cls: type, name: str) -> None:
    found = provider(cls, name)
    if found is not None and is_data_descriptor(found[1]):
        base, descriptor = found
        _read_classes(at, cls, name)
        if is_slot(descriptor) and not kinds.is_synchroniser(base):
            if not is_a(value, (New, Fresh)):
                at.touch(at.world.attribute(value, name), WRITE)
        elif type(descriptor) is property and at.world.is_seen(descriptor.fset):
            pass
        elif kinds.is_synchroniser(base) and base.__name__ == "Thread":
            _of_thread(at, value, name, WRITE)
        elif not is_seen(at, type(descriptor), "__set__"):
            at.everything()
    elif name in kinds.insides(cls):
        at.everything()
    elif not is_a(value, (New, Fresh)):
        at.touch(at.world.attribute(value, name), WRITE)


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_local(cls: type) -> bool:
    """Say whether objects of a class have other attributes in each thread."""
    return f"{cls.__module__}.{cls.__qualname__}" in kinds.LOCAL_CLASSES


def _is_plain(found: Found | None, plain: frozenset[Any]) -> bool:
    return found is not None and found[0] in plain


PLAIN_GET = frozenset({
    object, *CONTAINERS, *SCALARS, BaseException, FunctionType, MethodType, BuiltinFunctionType,
    GeneratorType, functools.partial,
})  # fmt: skip
"""Types that look attributes up as `object` does, each by a slot of its own."""

PLAIN_SET = frozenset({object, BaseException, FunctionType})

TYPE_GET = (type, type.__dict__["__getattribute__"])
TYPE_SET = (type, type.__dict__["__setattr__"])
