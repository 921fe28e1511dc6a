"""What a check of pairs found, as Markdown for an issue or a page: a section for each language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gleichlauf.guard.finding import Finding
from gleichlauf.guard.reports import printable
from gleichlauf.history.change import Commit
from gleichlauf.pairs.check import Report

_BACKQUOTES = re.compile("`+")


def as_markdown(report: Report) -> str:
    """Return the report: a table of all languages, then what is broken and what is behind."""
    by_language: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_language[finding.language].append(finding)
    rows = ["# Code in translations", ""]
    rows += ["| Language | Documents | Blocks | Wrong | Behind | Behind since |"]
    rows += ["| --- | ---: | ---: | ---: | ---: | --- |"]
    for count in report.languages:
        behind, wrong = _divided(by_language[count.language])
        days = [finding.commit.day for finding in behind if finding.commit]
        since = min((day for day in days if day), default="")
        cells = (count.documents, count.blocks, len(wrong), len(behind), since)
        rows.append(f"| {_code(count.language)} | {' | '.join(map(str, cells))} |")
    for language in sorted(by_language):
        rows += _section(language, by_language[language])
    rows += ["", *(f"Note: {_code(note)}" for note in report.notes)] if report.notes else []
    return "".join(f"{row}\n" for row in rows)


def _section(language: str, findings: Sequence[Finding]) -> Iterator[str]:
    behind, wrong = _divided(findings)
    yield from ("", f"## {_code(language)}" if language else "## Sources")
    if wrong:
        yield from ("", f"### Wrong: {len(wrong)}", "")
        for finding in wrong:
            yield f"- {_place(finding)} {finding.name}: {_code(finding.reason)}"
    if behind:
        yield from ("", f"### Behind: {len(behind)}", "")
        by_commit: dict[Commit, list[Finding]] = defaultdict(list)
        for finding in behind:
            by_commit[finding.commit or Commit("")].append(finding)
        for commit in sorted(by_commit, key=lambda commit: (commit.day or "9", commit.identity)):
            yield f"- {_commit(commit)}"
            for finding in by_commit[commit]:
                yield f"  - {_place(finding)}"


def _divided(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return what is behind, and the rest."""
    behind = [finding for finding in findings if finding.name in ("stale", "removed")]
    return behind, [finding for finding in findings if finding not in behind]


def _commit(commit: Commit) -> str:
    if not commit.identity:
        return "a change that is not committed yet"
    return f"{_code(commit.identity[:9])} of {commit.day}: {_code(commit.subject)}"


def _place(finding: Finding) -> str:
    return _code(f"{finding.path.as_posix()}:{finding.line}")


def _code(text: str) -> str:
    """Return a text as code, so that nothing in it is markup, a mention or a link."""
    shown = printable(text).replace("|", "\\|")
    longest = max((len(run) for run in _BACKQUOTES.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") or not shown else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
