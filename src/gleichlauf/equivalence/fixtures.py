"""Names by which pytest finds things: its tests, and the fixtures that they ask for."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.arguments import name_of

Function = ast.FunctionDef | ast.AsyncFunctionDef

TEST = "test_"
"""How functions begin that pytest runs; what follows is the author's."""

OWN = frozenset(
    "cache capfd capfdbinary caplog capsys capsysbinary capteesys doctest_namespace monkeypatch"  # noqa: SIM905
    " pytestconfig pytester record_property record_testsuite_property record_xml_attribute recwarn"
    " request subtests testdir tmp_path tmp_path_factory tmpdir tmpdir_factory".split()
)
"""The fixtures of pytest itself ("Fixtures reference", "Built-in fixtures")."""


def is_fixture(function: Function) -> bool:
    """Tell whether a function is a fixture, by its decorator."""
    return any(
        name_of(decorator.func if isinstance(decorator, ast.Call) else decorator) == "fixture"
        for decorator in function.decorator_list
    )


def is_test(function: Function) -> bool:
    """Tell whether pytest would run a function."""
    return function.name.startswith(TEST)


def are_tests(statements: Sequence[ast.stmt]) -> bool:
    """Tell whether there are tests for pytest among the functions of a block."""
    nodes = [node for statement in statements for node in nodes_of(statement)]
    return any(
        (isinstance(node, ast.Import) and node.names[0].name == "pytest")
        or (isinstance(node, ast.ImportFrom) and node.module == "pytest")
        or (isinstance(node, Function) and is_test(node) and _asserts(node))
        for node in nodes
    )


def _asserts(function: Function) -> bool:
    return any(isinstance(node, ast.Assert) for node in nodes_of(function))
