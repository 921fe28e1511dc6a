"""What a project knows of already: a file of findings, so that only new ones are reported.

A finding is known again by its file, its kind and the two lines of code, wherever in the file it
has gone; the file is written sorted, with a finding on each line, so that changes can be read.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gleichlauf.guard.finding import Finding
from gleichlauf.whole_file import write_whole

FILE = "gleichlauf-baseline.json"
"""Its usual name."""

Key = tuple[str, str, str, str]
"""By what a finding is known again: path, kind, and the two lines."""
_NAMES = ("path", "name", "source", "translation")


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write a baseline with these findings; return how many there are. Raises `OSError`."""
    keys = sorted(_key(finding, path.parent) for finding in findings)
    rows = [json.dumps(dict(zip(_NAMES, key, strict=True)), ensure_ascii=True) for key in keys]
    inside = ",\n".join(f"  {row}" for row in rows)
    content = f"[\n{inside}\n]\n" if rows else "[]\n"
    write_whole(path, content.encode())
    return len(keys)


def read_baseline(path: Path) -> Counter[Key]:
    """Read a baseline. Raises `OSError`, and `ValueError` for a file that is none."""
    try:
        entries = json.loads(path.read_text("utf-8"))
        return Counter(tuple(str(entry[name]) for name in _NAMES) for entry in entries)  # type: ignore[misc]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        reason = f"{path}: this is no baseline; write a new one with --write-baseline"
        raise ValueError(reason) from error


def without_known(
    findings: Iterable[Finding], path: Path, known: Counter[Key]
) -> tuple[list[Finding], int]:
    """Return the findings that the baseline at ``path`` does not hold, and how many it does."""
    left = Counter(known)
    new: list[Finding] = []
    count = 0
    for finding in findings:
        key = _key(finding, path.parent)
        if left[key] > 0:
            left[key] -= 1
            count += 1
        else:
            new.append(finding)
    return new, count


def _key(finding: Finding, folder: Path) -> Key:
    # Relative to the baseline: the project may lie anywhere, and be checked from anywhere.
    path = os.path.relpath(Path(finding.path).absolute(), folder.absolute())
    lines = finding.source, finding.translation
    if not any(lines):
        lines = finding.reason, ""
    plain = (text.encode("utf-8", "backslashreplace").decode() for text in lines)
    return (Path(path).as_posix(), finding.name, *plain)  # type: ignore[return-value]
