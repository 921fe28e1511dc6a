"""What is wrong with an example file, or with an example that should become one."""

from __future__ import annotations


class ExampleFileError(ValueError):
    """An example cannot be written as a file, or a file is no example.

    ``line`` counts from 1: in the file when one is read, in the part of the program that
    ``reason`` names when one is written. It is 0 where no single line is to blame.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.reason = reason
        self.line = line
