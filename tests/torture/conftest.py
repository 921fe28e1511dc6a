"""These tests take hours: `make torture` runs them, and `make test` does not."""

from __future__ import annotations

import os

collect_ignore_glob = [] if "GLEICHLAUF_TORTURE" in os.environ else ["test_*.py"]
