"""Comparing what brings names in by their spelling: imports, declarations, pytest's fixtures."""

from __future__ import annotations

import ast
from functools import cached_property

from gleichlauf.equivalence.fixtures import OWN, Function, are_tests, is_fixture, is_test
from gleichlauf.equivalence.literals import LiteralRecorder
from gleichlauf.equivalence.occurrence import NamePair, Role
from gleichlauf.equivalence.reading import Reading


class ImportRecorder(LiteralRecorder):
    """Compares imports, declarations of names, and what tests ask for."""

    def __init__(self, source: Reading, target: Reading) -> None:
        super().__init__(source, target)
        self._imported_modules = {
            alias.name for node in target.statements if isinstance(node, ast.Import)
            for alias in node.names
        }  # fmt: skip

    def is_qualified(self, a: ast.AST, b: ast.AST) -> bool:
        """Tell whether ``Template`` became ``string.Template`` where a module is imported."""
        match a, b:
            case ast.Name(id=name), ast.Attribute(value=ast.Name(id=module), attr=attribute):
                return name == attribute and module in self._imported_modules
            case _:
                return False

    def declared(self, a: ast.AST, b: ast.AST) -> None:
        """Compare the names of ``global`` or ``nonlocal``."""
        before, after = getattr(a, "names", []), getattr(b, "names", [])
        if len(before) != len(after):
            self.structure(a, b)
            return
        for index, (name, other) in enumerate(zip(before, after, strict=True)):
            self.name("name", name, other, (a, f"names{index}"), (b, f"names{index}"))

    def import_from(self, a: ast.ImportFrom, b: ast.ImportFrom) -> None:
        """Compare two ``from ... import``."""
        if a.level != b.level:
            self.structure(a, b)
            return
        module = "." * a.level + (a.module or "")
        if a.module and b.module:
            self.add_name("module", module, "." * b.level + b.module)
        elif a.module != b.module:
            self.structure(a, b)
        self.aliases(a.names, b.names, a, b, module=module)

    def aliases(
        self, a: list[ast.alias], b: list[ast.alias], x: ast.AST, y: ast.AST, module: str | None
    ) -> None:
        """Compare what is imported; one import more is no difference."""
        by_name = {alias.name: alias for alias in b}
        kept = {alias.name for alias in a} & by_name.keys()
        rest = [alias for alias in b if alias.name not in kept]
        if len(rest) < len(a) - len(kept):
            self.structure(x, y)
            return
        for alias in a:
            other = by_name.get(alias.name) or rest.pop(0)
            self.at(alias, other)
            role: Role = "module" if module is None else "imported"
            self.add_name(role, alias.name, other.name, owner=module or "")
            if bool(alias.asname) != bool(other.asname):
                self.structure(x, y)
                continue
            slot = "asname" if alias.asname else "name"
            bound = alias.asname or alias.name.partition(".")[0]
            target = other.asname or other.name.partition(".")[0]
            self.name("name", bound, target, (alias, slot), (other, slot), binds=True)

    def fixtures(
        self,
        a: ast.FunctionDef | ast.AsyncFunctionDef,
        b: ast.FunctionDef | ast.AsyncFunctionDef,
    ) -> None:
        """Note the fixtures that a test, or another fixture, asks for by its parameters."""
        if not (is_fixture(a) or (is_test(a) and self._are_tests)):
            return
        for one, other in zip(a.args.args, b.args.args, strict=False):
            if one.arg in OWN:
                place = self.places.get((id(one), "arg"))
                pair = NamePair("name", one.arg, other.arg, self.line, self.source_line, place,
                                fixed_by="pytest")  # fmt: skip
                self.result.names.append(pair)
            elif one.arg in self._fixtures:
                place = self.places.get((id(self._fixtures[one.arg]), "name"))
                pair = NamePair("name", one.arg, other.arg, self.line, self.source_line, place)
                self.result.names.append(pair)

    @cached_property
    def _are_tests(self) -> bool:
        return are_tests(self.source.statements)

    @cached_property
    def _fixtures(self) -> dict[str, ast.stmt]:
        return {
            statement.name: statement for statement in self.source.statements
            if isinstance(statement, Function) and is_fixture(statement)
        }  # fmt: skip
