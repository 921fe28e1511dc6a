"""What the guard finds in folders of catalogues: a table by folder and kind, then every finding.

``make corpus TREES="folder ..."`` runs it. The folders are no part of the project: check out the
translations of the Python documentation, say, and read what is found.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from gleichlauf.guard.check import Options, survey


def main(folders: list[Path]) -> None:
    """Print the table and the findings."""
    surveys = {folder: survey([folder], Options()) for folder in folders}
    every = [finding for found in surveys.values() for finding in found.findings]
    names = sorted({finding.name for finding in every})
    print(f"| tree | catalogues | blocks | {' | '.join(names)} |")
    print(f"| --- |{' --: |' * (2 + len(names))}")
    for folder, found in surveys.items():
        counts = Counter(finding.name for finding in found.findings)
        figures = [found.catalogues, found.blocks, *(counts[name] for name in names)]
        print(f"| {folder.name} | {' | '.join(map(str, figures))} |")
    print()
    for finding in every:
        print(
            f"{finding}\n    source:      {finding.source}\n    translation: {finding.translation}"
        )


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
