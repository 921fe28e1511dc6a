"""``python -m schedules``: the command line of this package alone."""

import sys

from .command_line import main

if __name__ == "__main__":
    sys.exit(main())
