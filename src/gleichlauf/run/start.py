"""Runs the program of its first argument, such as `server`.

What Python has parsed to run its main program it keeps until the end, and there it writes to all of
that; in a fork it has to copy it first. So where others fork from it, this is the main program.
"""

import sys

if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:  # noqa: PTH123  (pathlib would be one more import)
        code = compile(file.read(), sys.argv[1], "exec")
    exec(code)  # noqa: S102  (to run it is the purpose)
