"""``graph FILE``: the graph of all states of a script, as JSON."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..script import ScriptError, read_script
from .finding import NoGraphError, state_graph

STATUSES = """\
exit status:
  0  the graph is complete
  1  there are too many states for a graph, or they cannot be found; the last line says why
  2  there is no such script, or it cannot be used
"""


def add_parser(subparsers: Any) -> None:
    """Add ``graph``; ``run(arguments)`` returns the exit status."""
    parser = subparsers.add_parser(
        "graph",
        help="print all states of a threaded script, and all moves between them, as JSON",
        description="Find all states that the threads of a script can reach, with what is in its"
        " variables, who holds its locks, and who can go on.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py")
    parser.set_defaults(run=run_graph)


def run_graph(arguments: argparse.Namespace) -> int:
    """Print the graph, and return the exit status."""
    try:
        graph = state_graph(read_script(arguments.file))
    except NoGraphError as error:
        print(error, file=sys.stderr)
        return 1
    except ScriptError as error:
        print(error, file=sys.stderr)
        return 2
    print(graph.text())
    return 0
