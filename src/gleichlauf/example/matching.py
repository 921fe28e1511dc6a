"""Whether a program has printed what its page says, in the understanding of `doctest`."""

from __future__ import annotations

import doctest
from functools import reduce
from operator import or_

from gleichlauf.example.example import Example

# Sphinx compares the output of programs with the first; where it does not with the second, an
# example is checked in steps.
_ALWAYS = doctest.DONT_ACCEPT_BLANKLINE | doctest.DONT_ACCEPT_TRUE_FOR_1


def prints(example: Example, documented: str, printed: str) -> bool:
    """Say whether an output is the documented one, with the option flags of its example.

    Without any the two must be equal, character for character; but a missing last newline, which
    no page can tell, is no difference (`doctest` has it so).
    """
    if printed and not printed.endswith("\n"):
        printed += "\n"
    if documented == printed or not example.flags:
        return documented == printed
    flags = reduce(or_, (doctest.OPTIONFLAGS_BY_NAME[name] for name in example.flags), _ALWAYS)
    return doctest.OutputChecker().check_output(documented, printed, flags)
