"""Compares searches of one program after the other for as long as one says: ``make fuzz``."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from .differences import GRANULARITIES, Granularity, across, compare
from .free import outside_of_set
from .graphs import differing
from .interpreters import VERSIONS, Interpreter, interpreters
from .oracle import disagreement
from .programs import Program, program
from .shrink import shrunk

BOUND = 1

OTHERS = 10
"""Of how many programs one is also run freely, walked through by states, and given to another
explorer: that takes long."""


class Fuzzing:
    """Programs compared one after the other, and what came of it; ``counts`` say by what."""

    def __init__(
        self, pythons: dict[str, Interpreter], granularities: list[Granularity], oracle: str
    ) -> None:
        self.pythons = pythons
        self.oracle = oracle
        self.granularities = granularities
        self.compared: Counter[str] = Counter()
        self.different: Counter[str] = Counter()
        self.undecided: Counter[str] = Counter()

    def take(self, number: int) -> None:
        """Compare all searches of one program, and print what differs, as small as it gets."""
        subject = program(number)
        for granularity in self.granularities:
            found: dict[str, frozenset[str]] = {}
            for version, python in self.pythons.items():
                name = f"{version} {granularity}"
                result = compare(python, version, subject, granularity, BOUND)
                if not result.complete:
                    self.undecided[name] += 1
                    continue
                self.compared[name] += 1
                found[version] = result.found
                if result.difference is not None:
                    self.different[name] += 1
                    self._show(number, subject, version, granularity)
            if granularity == "line" and len(found) > 1:
                self.compared["versions, line"] += 1
                for difference in across(found, subject, granularity):
                    self.different["versions, line"] += 1
                    print(f"program {number}, {difference}", flush=True)
            if granularity == "line" and found and number % OTHERS == 0:
                self._ask_others(number, subject)

    def _ask_others(self, number: int, subject: Program) -> None:
        """Compare with real threads that yield at random, and with another explorer."""
        versions = list(self.pythons)
        version = versions[number // OTHERS % len(versions)]
        python = self.pythons[version]
        told = {
            "free runs": outside_of_set(version, python, subject),
            "states": differing(python, subject),
        }
        if self.oracle:
            told["interleave-test"] = disagreement(self.oracle, python, subject)
        for name, words in told.items():
            if words is None:
                self.undecided[name] += 1
                continue
            self.compared[name] += 1
            if words:
                self.different[name] += 1
                print(f"program {number}, {name}: {words}\n{subject.source}", flush=True)

    def _show(self, number: int, subject: Program, version: str, granularity: Granularity) -> None:
        python = self.pythons[version]

        def differs(smaller: Program) -> bool:
            found = compare(python, version, smaller, granularity, BOUND)
            return found.difference is not None

        least = compare(python, version, shrunk(subject, differs), granularity, BOUND)
        print(f"program {number}, {least.difference}", flush=True)

    def report(self) -> None:
        """Print how many programs were compared by each way, and how many differ."""
        for name in sorted({*self.compared, *self.undecided}):
            print(
                f"{name:18} {self.compared[name]:6} compared {self.different[name]:4} different"
                f" {self.undecided[name]:4} undecided"
            )


def main() -> int:
    """Compare; return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to go on")
    parser.add_argument("--first", type=int, default=0, help="the number of the first program")
    parser.add_argument("--python", action="append", choices=VERSIONS, help="default: all at hand")
    parser.add_argument("--granularity", action="append", choices=GRANULARITIES)
    parser.add_argument(
        "--oracle", default="", metavar="PYTHON", help="a Python that has interleave-test"
    )
    given = parser.parse_args()
    end = time.monotonic() + given.seconds
    with interpreters(tuple(given.python or VERSIONS)) as pythons:
        fuzzing = Fuzzing(pythons, given.granularity or list(GRANULARITIES), given.oracle)
        number = given.first
        while time.monotonic() < end:
            fuzzing.take(number)
            number += 1
            if number % OTHERS == 0:
                print(f"programs {given.first} to {number - 1}:", flush=True)
                fuzzing.report()
    print(f"programs {given.first} to {number - 1}:")
    fuzzing.report()
    return 1 if fuzzing.different else 0


if __name__ == "__main__":
    sys.exit(main())
