"""Whether a translated example tells the same story as its twin in the source language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from gleichlauf.example.example import Example
from gleichlauf.example.lines import first_code_line, output_line
from gleichlauf.run.judge import Complaint
from gleichlauf.run.run import Run


def compare_outcomes(
    source: Example, translation: Example, translations: Mapping[str, str]
) -> Iterator[Complaint]:
    """Yield every place where the outcomes of two twins are not the same messages in order.

    ``translations`` maps messages of the source language to those of the other; a line of output
    that is in no catalogue must be the same in both.
    """
    if len(source.outcomes) != len(translation.outcomes):
        yield Complaint(
            first_code_line(translation),
            f"it has {len(translation.outcomes)} outcomes, but {len(source.outcomes)} in the "
            "source language",
            "extract the examples again (make examples); both languages come from one page",
        )
        return
    for number, (one, other) in enumerate(zip(source.outcomes, translation.outcomes, strict=True)):
        if one.ending != other.ending:
            yield Complaint(
                output_line(translation, number, 0),
                f"this outcome ends otherwise than in the source language ({one.ending})",
                "extract the examples again (make examples)",
            )
        rows = zip_longest(one.stdout.splitlines(), other.stdout.splitlines())
        for row, (line, translated) in enumerate(rows):
            expected = None if line is None else _translated(line, translations)
            if translated != expected:
                yield Complaint(
                    output_line(translation, number, row),
                    "this line of output is not the translation of the same line in the source "
                    "language",
                    "correct the translation, or update the catalogue (make locales)",
                    (
                        f"source:    {line}",
                        f"catalogue: {expected}",
                        f"here:      {translated}",
                    ),
                )


def _translated(line: str, translations: Mapping[str, str]) -> str:
    """Return a line of output with its message, which is all but its margins, translated."""
    message = line.strip()
    return line.replace(message, translations.get(message) or message) if message else line


def compare_runs(translation: Example, source_run: Run, run: Run) -> Iterator[Complaint]:
    """Yield a complaint for each archive that differs from that of the source language.

    The archives must be the same ones with the same members, in any order: threads may decide
    about that.
    """
    here = {archive.path: sorted(archive.members) for archive in run.archives}
    there = {archive.path: sorted(archive.members) for archive in source_run.archives}
    for path in sorted(here.keys() | there.keys()):
        if here.get(path) != there.get(path):
            yield Complaint(
                first_code_line(translation),
                f"its archive {path} does not hold the same members as in the source language",
                "names of files are part of the code: let the author exclude them from "
                "translation with :not-texts:",
                (f"source: {there.get(path)}", f"here:   {here.get(path)}"),
            )
