"""A verdict in words, for the person who has to act on it."""

from __future__ import annotations

from collections.abc import Callable

from gleichlauf.run.judge import Complaint, Verdict
from gleichlauf.run.origin import Origin, Place


def describe(
    verdict: Verdict, file: str, origin: Callable[[int], Origin], *, only_translation: bool = False
) -> str:
    """Return what is wrong with an example, or an empty string if nothing is.

    ``file`` is the path of its file as people know it, ``origin`` finds where one of its lines
    was written. ``only_translation`` says that its twin in the source language passed, so that
    it is the catalogue that someone has to look at.
    """
    return "\n\n".join(
        _paragraph(verdict, complaint, file, origin, only_translation)
        for complaint in verdict.complaints
    )


def _paragraph(
    verdict: Verdict,
    complaint: Complaint,
    file: str,
    origin: Callable[[int], Origin],
    only_translation: bool,
) -> str:
    example = verdict.example
    found = origin(complaint.line)
    first, second = found.page, found.catalogue
    if only_translation and second:
        first, second = second, first
    first = first or second or Place(file, complaint.line)
    lines = [f"{first}: example {example.name} ({example.language}): {complaint.wrong}"]
    if second and second != first:
        lines.append(f"  written in {second}" if only_translation else f"  translated in {second}")
    if found.page or found.catalogue:
        lines.append(f"  file: {Place(file, complaint.line)}")
    for line, what in complaint.places:
        place = origin(line).page or Place(file, line)
        lines.append(f"  {place}: {what}")
    advice = complaint.advice
    if only_translation:
        advice = "the same example passes in the source language, so correct its translation"
    lines.append(f"  to do: {advice}")
    lines += [f"    {line}".rstrip() for line in complaint.detail]
    return "\n".join(lines)
