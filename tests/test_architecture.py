"""The rooms of the house and who may know whom: read from the imports, shown to bite."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

BELOW: dict[str, set[str]] = {
    "code": set(),
    "grammar": {"code"},
    "equivalence": {"code", "grammar"},
    "example": {"code"},
    "run": {"code", "example", "catalogue"},
    "schedules": set(),
    "picture": {"schedules"},
    "catalogue": {"code", "grammar", "equivalence", "documents", "regular_file"},
    "player": set(),
    "workshop": {"player", "solutions", "whole_file"},
    "reference": {"code", "equivalence"},
    "markup": set(),
    "documents": {"regular_file"},
    "history": set(),
    "guard": {"code", "equivalence", "catalogue", "markup", "history", "whole_file"},
    "pairs": {"equivalence", "documents", "history", "guard"},
    "proof": {
        *("code", "example", "run", "schedules", "catalogue", "equivalence"),
        *("whole_file", "regular_file"),
    },
    "questions": {"code", "example", "proof", "schedules"},
    "solutions": {"schedules"},
    "bless": {"code", "example", "run", "catalogue", "equivalence", "whole_file"},
    "whole_file": set(),
    "regular_file": set(),
}
"""Each room of the core and the rooms that it may import."""

RIM = {
    "sphinxext",
    "pytest_plugin",
    "command_line",
    "check_command",
    "check_solution_command",
    "migrate_command",
    "format_flags_command",
    "__main__",
}
"""They may import every room of the core; nothing in the core imports them."""

FLOW = ("authors", "translating", "examples", "pages", "asking")
"""The rooms of the Sphinx side, in the direction of the data: each may import those before it."""

EXPLORER = {
    "telling": set[str](),
    "control": {"telling"},
    "reading": {"control"},
    "points": {"control", "reading"},
    "stand_ins": {"control"},
    "runs": {"control", "points", "reading", "stand_ins", "states", "telling"},
    "processes": {"reading", "runs", "stand_ins"},
    "search": {"runs", "telling"},
    "states": {"control", "processes", "runs", "search", "telling"},
    "stacks": {"processes", "reading", "runs", "stand_ins", "states"},
}
"""The rooms of the explorer, and which of its rooms each may import; all know its values."""

FRAMEWORKS = {
    "sphinx": {"sphinxext", ""},
    "docutils": {"sphinxext"},
    "myst_parser": {"sphinxext"},
    "pytest": {"pytest_plugin"},
    "_pytest": {"pytest_plugin"},
}
"""Who alone may import a framework; "" is the package itself, which Sphinx calls."""


def imports(module: str, source: str, *, is_package: bool) -> Iterator[tuple[int, str, bool]]:
    """Yield line, imported name with all its dots, and whether it was written relative."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, False
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".")
            base = parts[: len(parts) - node.level + is_package] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{stem}.{alias.name}", node.level > 0


def room_of(module: str) -> str:
    """Return the room: the part below ``gleichlauf``, or "" for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def against_the_flow(module: str, other: str) -> bool:
    """Say whether a module of the Sphinx side imports from a later room of it."""
    rooms = [name.split(".")[2:3] for name in (module, other) if room_of(name) == "sphinxext"]
    places = [FLOW.index(room[0]) for room in rooms if room and room[0] in FLOW]
    return len(places) == 2 and places[0] < places[1]


def within(module: str) -> str:
    """Return the room of the explorer that a module lies in, "" for all others."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["gleichlauf", "schedules"] and len(parts) > 3 else ""


def target(name: str, modules: Mapping[str, str]) -> str | None:
    """Return the module of ours that an imported name lies in, or None if it is not ours."""
    while name:
        if name in modules:
            return name
        name = name.rpartition(".")[0]
    return None


def circle(graph: Mapping[str, set[str]]) -> list[str] | None:
    """Return one circle of modules, its first one repeated at the end, or None."""
    finished: set[str] = set()

    def walk(path: list[str]) -> list[str] | None:
        if path[-1] in path[:-1]:
            return path[path.index(path[-1]) :]
        if path[-1] in finished:
            return None
        for following in sorted(graph[path[-1]]):
            if found := walk([*path, following]):
                return found
        finished.add(path[-1])
        return None

    return next((found for start in sorted(graph) if (found := walk([start]))), None)


def breaches(sources: Mapping[str, str], packages: frozenset[str]) -> list[str]:
    """Return every breach of the rules in modules given as name and source."""
    found = []
    graph: dict[str, set[str]] = {module: set() for module in sources}
    for module, source in sorted(sources.items()):
        room = room_of(module)
        if room and room not in BELOW and room not in RIM:
            found.append(f"{module}: a room that the table of rooms does not know")
            continue
        for line, name, relative in imports(module, source, is_package=module in packages):
            where = f"{module}:{line}"
            top = name.partition(".")[0]
            if room not in FRAMEWORKS.get(top, {room}):
                found.append(f"{where}: only {sorted(FRAMEWORKS[top])} may import {top}")
            own = target(name, sources)
            if room == "schedules":
                if own is None and top not in sys.stdlib_module_names:
                    found.append(f"{where}: schedules needs the standard library only, not {top}")
                if own is not None and not relative:
                    found.append(f"{where}: schedules can be copied out: import its parts relative")
            if own is None:
                continue
            here, there = (within(name) for name in (module, own))
            if here and there and here != there and there not in EXPLORER.get(here, ()):
                found.append(f"{where}: schedules.{here} may not know schedules.{there}")
            other = room_of(own)
            if other not in {"", room} and room in BELOW and other not in BELOW[room]:
                found.append(f"{where}: {room} may not know {other}")
            if against_the_flow(module, own):
                found.append(f"{where}: the data of sphinxext flows {' -> '.join(FLOW)}")
            # The package itself only tells Sphinx where to look; everything may ask its version.
            if own not in {module, "gleichlauf"} and module != "gleichlauf":
                graph[module].add(own)
    if round_trip := circle(graph):
        found.append("a circle of imports: " + " -> ".join(round_trip))
    return found


def ours() -> tuple[dict[str, str], frozenset[str]]:
    """Return the modules below src, by name, and which of them are packages."""
    sources, packages = {}, set()
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts[-1] == "__init__":
            parts = parts[:-1]
            packages.add(".".join(parts))
        sources[".".join(parts)] = path.read_text(encoding="utf-8")
    return sources, frozenset(packages)


def test_our_modules_keep_the_rules() -> None:
    sources, packages = ours()
    assert "gleichlauf.code.block" in sources
    assert breaches(sources, packages) == []


BAD = {
    "the core knows no Sphinx": (
        {"gleichlauf.code.bad": "\nfrom sphinx.util import logging\n"},
        "gleichlauf.code.bad:2: only ['', 'sphinxext'] may import sphinx",
    ),
    "nor docutils": (
        {"gleichlauf.example.bad": "import docutils.nodes\n"},
        "gleichlauf.example.bad:1: only ['sphinxext'] may import docutils",
    ),
    "not even inside a function": (
        {"gleichlauf.run.bad": "def f():\n    import pytest\n"},
        "gleichlauf.run.bad:2: only ['pytest_plugin'] may import pytest",
    ),
    "the Sphinx side knows no pytest": (
        {"gleichlauf.sphinxext.bad": "import pytest\n"},
        "gleichlauf.sphinxext.bad:1: only ['pytest_plugin'] may import pytest",
    ),
    "an arrow upwards": (
        {
            "gleichlauf.code.bad": "from gleichlauf.example.example import Example\n",
            "gleichlauf.example.example": "",
        },
        "gleichlauf.code.bad:1: code may not know example",
    ),
    "an arrow sideways, written relative": (
        {
            "gleichlauf.picture.bad": "from ..catalogue import entry\n",
            "gleichlauf.catalogue.entry": "",
        },
        "gleichlauf.picture.bad:1: picture may not know catalogue",
    ),
    "the core knows no rim": (
        {"gleichlauf.picture.bad": "import gleichlauf.sphinxext\n", "gleichlauf.sphinxext": ""},
        "gleichlauf.picture.bad:1: picture may not know sphinxext",
    ),
    "schedules with a package": (
        {"gleichlauf.schedules.bad": "import tqdm\n"},
        "gleichlauf.schedules.bad:1: schedules needs the standard library only, not tqdm",
    ),
    "schedules by its full name": (
        {
            "gleichlauf.schedules.bad": "from gleichlauf.schedules.good import a\n",
            "gleichlauf.schedules.good": "",
        },
        "gleichlauf.schedules.bad:1: schedules can be copied out: import its parts relative",
    ),
    "the Sphinx side against its flow": (
        {
            "gleichlauf.sphinxext.authors.bad": "from gleichlauf.sphinxext.pages import folded\n",
            "gleichlauf.sphinxext.pages": "",
            "gleichlauf.sphinxext.pages.folded": "",
        },
        "gleichlauf.sphinxext.authors.bad:1: the data of sphinxext flows"
        " authors -> translating -> examples -> pages -> asking",
    ),
    "control of runs": (
        {
            "gleichlauf.schedules.control.bad": "from ..runs.run import Run\n",
            "gleichlauf.schedules.runs.run": "",
        },
        "gleichlauf.schedules.control.bad:1: schedules.control may not know schedules.runs",
    ),
    "a circle": (
        {
            "gleichlauf.code.a": "from gleichlauf.code import b\n",
            "gleichlauf.code.b": "from gleichlauf.code.c import thing\n",
            "gleichlauf.code.c": "def f():\n    from . import a\n",
        },
        "a circle of imports: gleichlauf.code.a -> gleichlauf.code.b -> gleichlauf.code.c"
        " -> gleichlauf.code.a",
    ),
    "a room of its own making": (
        {"gleichlauf.utils": ""},
        "gleichlauf.utils: a room that the table of rooms does not know",
    ),
}


@pytest.mark.parametrize(("sources", "complaint"), BAD.values(), ids=BAD)
def test_a_bad_module_is_found(sources: dict[str, str], complaint: str) -> None:
    assert breaches(sources, frozenset()) == [complaint]


GOOD = {
    "downwards": {
        "gleichlauf.run.a": "from gleichlauf.example import example\n",
        "gleichlauf.example.example": "from gleichlauf.code.block import CodeBlock\n",
        "gleichlauf.code.block": "import ast\n",
    },
    "schedules, relative": {
        "gleichlauf.schedules.a": "import threading\nfrom .b import c\n",
        "gleichlauf.schedules.b": "",
    },
    "the rim": {
        "gleichlauf.sphinxext.a": "from sphinx.util import logging\nfrom gleichlauf.run import b\n",
        "gleichlauf.run.b": "from gleichlauf import __version__\n",
        "gleichlauf": "def setup(app):\n    from gleichlauf import sphinxext\n",
        "gleichlauf.sphinxext": "import docutils\n",
    },
}


@pytest.mark.parametrize("sources", GOOD.values(), ids=GOOD)
def test_a_good_module_is_left_alone(sources: dict[str, str]) -> None:
    assert breaches(sources, frozenset({"gleichlauf", "gleichlauf.sphinxext"})) == []
