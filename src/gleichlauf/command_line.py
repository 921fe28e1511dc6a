"""Check translated code, search the thread schedules of a script, renew documented output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from gleichlauf import __version__
from gleichlauf.bless.command_line import add_parser
from gleichlauf.check_command import FAILED, add_check
from gleichlauf.check_solution_command import add_check_solution
from gleichlauf.format_flags_command import add_format_flags
from gleichlauf.migrate_command import add_migrate
from gleichlauf.schedules.command_line import add_parsers

EXTRAS = {"babel": "sphinx", "docutils": "sphinx", "psutil": "pytest", "sphinx": "sphinx"}
"""What brings the packages that not every command needs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    parser = argparse.ArgumentParser(prog="gleichlauf", description=__doc__)
    parser.add_argument("--version", action="version", version=f"gleichlauf {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_check(subparsers)
    add_parsers(subparsers)
    add_check_solution(subparsers)
    add_parser(subparsers)
    add_migrate(subparsers)
    add_format_flags(subparsers)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing more can be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        hint = f"pip install 'gleichlauf[{EXTRAS[error.name]}]'"
        print(f"gleichlauf: this needs {error.name}: {hint}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("gleichlauf: interrupted", file=sys.stderr)
        return FAILED
    return status


if __name__ == "__main__":
    sys.exit(main())
