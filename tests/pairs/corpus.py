"""Checks documents in pairs of public projects, for whoever has their repositories.

Call it as ``python -m tests.pairs.corpus FOLDER``. FOLDER has a clone of each project, under the
name in the table, with its whole history and the commit of the table checked out; what is not
there is left out. It prints the rows of the table on the page docs/behind_or_broken.rst.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.guard.kinds import chosen
from gleichlauf.pairs.check import check_pairs
from gleichlauf.pairs.layout import pairs_of_pattern


@dataclass(frozen=True, slots=True)
class Project:
    """A public repository, its commit, and where its translations lie."""

    name: str
    commit: str
    pattern: str
    source: str | None = None


PROJECTS = (
    Project("agents-course", "8c0832ea", "units/@lang/@path"),
    Project("course", "16af5667", "chapters/@lang/@path"),
    Project("crewAI", "f4731f50", "docs/edge/@lang/@path"),
    Project("diffusers", "58eb52c0", "docs/source/@lang/@path"),
    Project("docs-l10n", "7cb584af", "site/@lang/@path", "site/en-snapshot"),
    Project("fastapi-2025", "4ca93aea", "docs/@lang/docs/@path"),
    Project("fastapi", "c3f316b7", "docs/@lang/docs/@path"),
    Project("mmengine", "25434293", "docs/@lang/@path"),
    Project("openai-agents-python", "7f7a44f8", "docs/@lang/@path"),
    Project("rich", "42899d8a", "@path.@lang.md"),
    Project("smolagents", "e3a5b899", "docs/source/@lang/@path"),
)


def main(folder: Path) -> None:
    """Print a row for each project: commit, documents, blocks, behind, broken, otherwise wrong."""
    for project in PROJECTS:
        if not (folder / project.name).is_dir():
            continue
        os.chdir(folder / project.name)
        pairs = pairs_of_pattern(project.pattern, project.source)
        report = check_pairs(pairs, chosen(None), jobs=os.cpu_count() or 1)
        names = Counter(finding.name for finding in report.findings)
        behind, broken = names["stale"], names["broken"]
        rest = names.total() - behind - broken
        blocks = sum(count.blocks for count in report.languages)
        print(project.name, project.commit, len(pairs), blocks, behind, broken, rest, sep=", ")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
