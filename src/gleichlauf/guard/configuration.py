"""The options of ``gleichlauf check`` that a project sets once: ``[tool.gleichlauf.check]``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.guard.kinds import NAMES

_LISTS = ("paths", "select", "ignore", "pair", "languages")
_TEXTS = ("source", "baseline", "format", "source-language")
_PATHS = ("paths", "source", "baseline", "pair")
_TABLE = "[tool.gleichlauf.check]"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What was set, by the name of the option; paths are absolute or relative to here."""

    file: Path
    values: Mapping[str, str | tuple[str, ...]]


def find_configuration(folder: Path) -> Configuration | None:
    """Read the table of the nearest ``pyproject.toml`` at or above a folder that has one.

    Raises `ValueError`, with the file and what to do, for a malformed one, and `OSError`.
    """
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        file = place / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            table = tomllib.loads(file.read_text("utf-8"))
            found = table.get("tool", {}).get("gleichlauf", {}).get("check")
        except (ValueError, AttributeError) as error:
            raise ValueError(f"{file}: {error}") from None
        if found is not None:
            return Configuration(file, _values(found, file, folder))
    return None


def _values(table: object, file: Path, folder: Path) -> Mapping[str, str | tuple[str, ...]]:
    if not isinstance(table, dict):
        raise ValueError(f"{file}: {_TABLE} has to be a table")
    found: dict[str, str | tuple[str, ...]] = {}
    for name, value in table.items():
        if name in _LISTS:
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise ValueError(f"{file}: {name} in {_TABLE} has to be a list of texts")
            found[name] = tuple(value)
        elif name in _TEXTS:
            if not isinstance(value, str):
                raise ValueError(f"{file}: {name} in {_TABLE} has to be a text")
            found[name] = value
        else:
            known = ", ".join((*_LISTS, *_TEXTS))
            raise ValueError(f"{file}: {_TABLE} has no {name}; there are {known}")
        if name in ("select", "ignore") and (wrong := [v for v in value if v not in NAMES]):
            raise ValueError(f"{file}: no finding is named {', '.join(wrong)} ({name})")
    return {
        name: _below(value, file.parent, folder) if name in _PATHS else value
        for name, value in found.items()
    }


def _below(value: str | tuple[str, ...], base: Path, folder: Path) -> str | tuple[str, ...]:
    """Return paths, which are relative to the file, as they are named from a folder below it."""
    if isinstance(value, tuple):
        return tuple(str(_from_here(base / each, folder)) for each in value)
    return str(_from_here(base / value, folder))


def _from_here(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path
