"""Becomes the program of its arguments, which then adopts what its descendants leave behind.

A process that leaves its session and outlives its parent belongs to nobody who could find it. Linux
gives it to the nearest ancestor that has asked for such ("child subreaper", prctl(2)), and the
wish outlives the call of another program. Elsewhere an example's processes are known by their
session and by the mark in their environment alone.
"""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_CHILD_SUBREAPER = 36

if __name__ == "__main__":
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  (the command of a run, and no shell)
