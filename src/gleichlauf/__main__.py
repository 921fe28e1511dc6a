"""``python -m gleichlauf``: the same as the command ``gleichlauf``."""

from __future__ import annotations

import sys

from gleichlauf.command_line import main

if __name__ == "__main__":
    sys.exit(main())
