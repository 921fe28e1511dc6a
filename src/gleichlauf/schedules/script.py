"""The script under exploration: its name and its source."""

from __future__ import annotations

import hashlib
import os
import tokenize
import warnings
from dataclasses import dataclass
from pathlib import Path


class ScriptError(ValueError):
    """The script cannot be explored; the message says in plain words why and what to do."""


class CannotSearchError(ScriptError):
    """No script at all can be explored on this system."""


@dataclass(frozen=True, slots=True)
class Script:
    """A program in Python: ``name`` is how messages call it, ``path`` where it lies (or "")."""

    name: str
    source: str
    path: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the source, in hexadecimal."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()

    def line(self, number: int | None) -> str:
        """Return the text of line ``number`` (from 1) without indentation, "" if there is none."""
        lines = self.source.splitlines()
        return lines[number - 1].strip() if number and number <= len(lines) else ""


def read_script(path: str | os.PathLike[str]) -> Script:
    """Read and parse a script; raise `ScriptError` where that is impossible."""
    path = Path(path)
    try:
        with tokenize.open(path) as file:
            source = file.read()
    except FileNotFoundError:
        raise ScriptError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise ScriptError(f"{path}: this is a directory; name one Python file in it") from None
    except (UnicodeDecodeError, SyntaxError) as error:
        raise ScriptError(
            f"{path}: the file is not UTF-8 text ({error}); save it as UTF-8, or declare its"
            " encoding in its first line"
        ) from None
    except OSError as error:
        raise ScriptError(f"{path}: cannot be read: {error.strerror}") from None
    script = Script(path.name, source, str(path.resolve()))
    check_syntax(script)
    return script


def check_syntax(script: Script) -> None:
    """Raise `ScriptError`, with the line, where the source is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(script.source, script.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise ScriptError(f"{script.name}:{error.lineno}: not Python: {error.msg}") from None
    except ValueError as error:
        raise ScriptError(f"{script.name}: not Python: {error}") from None
    except (RecursionError, MemoryError):
        raise ScriptError(f"{script.name}: nested too deeply to be compiled") from None
