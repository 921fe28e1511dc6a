"""Comparing what brings names in by their spelling alone: imports, ``global``, ``nonlocal``."""

from __future__ import annotations

import ast

from gleichlauf.equivalence.literals import LiteralRecorder
from gleichlauf.equivalence.occurrence import Role
from gleichlauf.equivalence.reading import Reading


class ImportRecorder(LiteralRecorder):
    """Compares imports and declarations of names."""

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
