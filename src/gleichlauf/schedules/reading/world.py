"""What is the script's own, and the places of its variables, attributes and containers."""

from __future__ import annotations

from collections.abc import Mapping
from types import FunctionType, ModuleType

from ..control.history import ORDER
from . import kinds, quiet
from .objects import LIFETIMES, Objects
from .program import Program
from .values import TABLES, is_a, own_fields

SIZE = "(size)"
"""The part of a dictionary that changes when a key comes or goes: all that ``len`` reads of it."""

INSIDE = "inside"
"""The place of the insides of all synchronisers."""


class World:
    """The files of a script, and the objects of its run.

    ``programs`` are the files by the names that their code has, ``modules`` the names of the
    modules that they become.
    """

    def __init__(self, programs: Mapping[str, Program], modules: frozenset[str]) -> None:
        text = "\n".join([program.source for program in programs.values()])
        self.files = frozenset(programs)
        self.modules = modules
        self.is_quiet = quiet.can_only_meet_quiet(programs.values(), modules)
        """Whether no object that the script can come to changes anything when it is asked."""
        self.renames = any(word in text for word in kinds.BUILTIN_WORDS)
        """Whether built-in names may come to mean something else."""
        self.redirects = any(word in text for word in kinds.OUTPUT_WORDS)
        """Whether it may be changed where `print` prints."""
        self.tells_apart = not any(word in text for word in LIFETIMES)
        self.dictionaries_are_fields = any(word in text for word in kinds.FIELD_WORDS)
        self._variables = "[]" if any(word in text for word in kinds.GLOBAL_WORDS) else "variable"
        self.begin()

    def begin(self) -> None:
        """Begin a run: no object is known."""
        self.objects = Objects(self.tells_apart)
        self.current: dict[str, object] = {}
        """The variables of the module whose code is read now."""
        self._module_names: dict[int, str] = {}

    def is_seen(self, function: object) -> bool:
        """Say whether a value is a function of the script, each of whose statements is a step."""
        return type(function) is FunctionType and function.__code__.co_filename in self.files

    def is_own_class(self, cls: type) -> bool:
        """Say whether a class is the script's."""
        return cls.__module__ in self.modules

    def attribute(self, value: object, name: str) -> object:
        """Return the place of an attribute of an object."""
        number = self.objects.number(value)
        return f".{name}" if number is None else (f".{name}", number)

    def inside(self, value: object) -> object:
        """Return the place of what a synchroniser keeps for itself."""
        self.objects.note_insides(value)
        number = self.objects.number(value)
        return INSIDE if number is None else (INSIDE, number)

    def container(self, value: object, *key: object) -> object:
        """Return the place of all that a container holds, or of what it has at ``key``."""
        module = self._module_names.get(id(value))
        if module is not None:
            return (self._variables, module, *key)
        number = self.objects.number(value)
        return "[]" if number is None else ("[]", number, *key)

    def parts_for_keys(self, value: object) -> tuple[object, object]:
        """Return the places of a dictionary that change when a key comes or goes."""
        return self.container(value, ORDER), self.container(value, SIZE)

    def is_module(self, value: object) -> bool:
        """Say whether a dictionary is that of a module's variables."""
        return id(value) in self._module_names

    def size(self, value: object) -> object:
        """Return the place of how much a container holds: of a dictionary, a part of it."""
        if is_a(value, TABLES) and not self.is_module(value):
            return self.container(value, SIZE)
        return self.container(value)

    def variable(self, space: dict[str, object], name: str) -> object:
        """Return the place of a variable of the module whose variables ``space`` are."""
        module = self._module_names.get(id(space))
        if module is None:
            module = self._module_names[id(space)] = str(space.get("__name__"))
        return (self._variables, module, name)

    def module_attribute(self, module: ModuleType, name: str) -> object:
        """Return the place of an attribute of a module, which is a variable there."""
        return self.variable(own_fields(module), name)

    def is_inside(self, value: object) -> bool:
        """Say whether an object is part of a synchroniser."""
        return id(value) in self.objects.inside

    def stable(self, path: tuple[object, ...]) -> str:
        """Return the name of a place that is the same in each run."""
        root, *rest = path
        if rest and type(rest[0]) is int:
            rest[0] = self.objects.stable[rest[0]]
        return f"{root} {' '.join(map(repr, rest))}"
