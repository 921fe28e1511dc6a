"""Findings as text for people, as JSON, and as SARIF or annotations for code review."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gleichlauf import __version__
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import KINDS, NAMES

_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_WIDEST = 100


def as_text(findings: Iterable[Finding], *, excerpts: bool = False) -> str:
    """Return one line for each finding; with excerpts, the two lines of code below it."""
    rows = []
    for finding in findings:
        rows.append(printable(str(finding)))
        if excerpts and (finding.source or finding.translation):
            rows.append(f"    source:      {printable(finding.source)[:_WIDEST]}")
            rows.append(f"    translation: {printable(finding.translation)[:_WIDEST]}")
    return "".join(f"{row}\n" for row in rows)


def as_github(findings: Iterable[Finding]) -> str:
    """Return workflow commands that GitHub shows as annotations of the changed lines.

    The format is that of its documentation, "Workflow commands for GitHub Actions".
    """
    rows = []
    for finding in findings:
        level = "notice" if _level(finding.name) == "note" else "error"
        file = printable(Path(finding.path).as_posix()).replace("%", "%25")
        file = file.replace(":", "%3A").replace(",", "%2C")
        message = printable(finding.reason).replace("%", "%25")
        title = f"gleichlauf {finding.name}"
        rows.append(f"::{level} file={file},line={finding.line},title={title}::{message}\n")
    return "".join(rows)


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as a JSON list of objects, one key for each part of a finding."""
    parts = []
    for f in findings:
        part = {
            "path": str(f.path), "line": f.line, "name": f.name, "reason": f.reason,
            "source": f.source, "translation": f.translation,
        }  # fmt: skip
        if f.language:
            part["language"] = f.language
        if f.commit:
            part |= {"commit": f.commit.identity, "since": f.commit.day}
        parts.append(part)
    return json.dumps(parts, ensure_ascii=True, indent=2) + "\n"


def as_sarif(findings: Iterable[Finding], folder: Path) -> str:
    """Return the findings as SARIF 2.1.0; paths below ``folder`` become relative to it."""
    rules: list[dict[str, Any]] = [
        {
            "id": kind.name,
            "shortDescription": {"text": kind.summary},
            "help": {"text": kind.advice},
            "defaultConfiguration": {"level": _level(kind.name), "enabled": kind.by_default},
        }
        for kind in KINDS
    ]
    run = {
        "tool": {"driver": {"name": "gleichlauf", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, folder) for finding in findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(finding: Finding, folder: Path) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.translation:
        region["snippet"] = {"text": _encodable(finding.translation)}
    return {
        "ruleId": finding.name,
        "ruleIndex": NAMES.index(finding.name),
        "level": _level(finding.name),
        "message": {"text": _encodable(finding.reason)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.path, folder)},
                    "region": region,
                }
            }
        ],
    }


def _level(name: str) -> str:
    return "note" if name == "renamed" else "error"


def _uri(path: Path, folder: Path) -> str:
    # As it was named, without "..": to follow symbolic links would point into another checkout.
    full, base = (Path(os.path.normpath(p.absolute())) for p in (path, folder))
    # A name may be no text at all.
    return (
        quote(os.fsencode(full.relative_to(base).as_posix()))
        if full.is_relative_to(base)
        else full.as_uri()
    )


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(text: str) -> str:
    """Return a text in which nothing moves a terminal's cursor or turns its direction."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
