"""Say what an editor has to look at: ``python -m tools.language`` from the project's folder.

Needs hunspell; where it is missing, the words go unchecked, and on a server (``CI`` is set) that
is a failure.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.language import spelling, style, terms
from tools.language.passages import passages


def main() -> int:
    """Check everything and return the exit status."""
    root = Path()
    texts = list(passages(root))
    known, found = terms.terms(root)
    found += terms.findings(texts, known)
    found += style.findings(texts, style.rules())
    if to_install := spelling.missing():
        print(f"Spelling is not checked: hunspell is missing ({to_install})", file=sys.stderr)
    else:
        found += spelling.findings(texts, spelling.own_lists())
    for finding in sorted(found):
        print(finding)
    return 1 if found or (to_install and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main())
