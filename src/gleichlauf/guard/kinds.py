"""The kinds of findings: their stable names, what each means, and an example of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: a sentence on it, an example (source, translation), what to do.

    ``in_pairs`` tells that it is one of documents, and no entry of a catalogue has it.
    """

    name: str
    summary: str
    source: str
    translation: str
    advice: str
    by_default: bool = True
    in_pairs: bool = False


KINDS: tuple[Kind, ...] = (
    Kind(
        "broken",
        "The source is Python, the translation is not.",
        "for name in names:\n    print(name)",
        "for nombre in nombres:\nprint(nombre)",
        "Restore what the reason names: an indentation, a quote, a line break, a keyword.",
    ),
    Kind(
        "structure",
        "The translation is Python, but not the same program: something is missing, added, or "
        "in another place.",
        "worker.start()\nworker.join()",
        "worker.start()  # worker.join()",
        "Translate comments and texts only, and keep every statement.",
    ),
    Kind(
        "names",
        "A name was changed in one place and not in another, or belongs to Python or a library.",
        "total = 0\nprint(total)",
        "summe = 0\nprint(total)",
        "Change the name everywhere on the page, or better nowhere.",
    ),
    Kind(
        "renamed",
        "A name was changed everywhere. That works, but readers can no longer compare the code "
        "with that of other languages, and most guides for translators advise against it.",
        "total = 0\nprint(total)",
        "summe = 0\nprint(summe)",
        "Leave names as they are.",
        by_default=False,
    ),
    Kind(
        "placeholder",
        "A placeholder of a text was lost, added, or is written out in another way.",
        "print(f'{count} files')",
        "print('Dateien')",
        "Keep every placeholder character for character; only its place in the text may change.",
    ),
    Kind(
        "value",
        "A number, a mode, an encoding, bytes, a key or a file name that the code works with was "
        "changed.",
        "open('log.txt', 'w')",
        "open('log.txt', 'a')",
        "Restore the value; a key or a file name has to be the same wherever it stands.",
    ),
    Kind(
        "output",
        "With --run only: an example that passes in the source fails in the translation.",
        ">>> print('two', 1 + 1)\ntwo 2",
        ">>> print('zwei', 1 + 1)\nzwo 2",
        "Put the output below the example that the translated code really prints.",
    ),
    Kind(
        "message",
        "A comment, text or line of output that Gleichlauf took from a block cannot be put back: "
        "placeholders or lines are missing.",
        "Found {count} files.",
        "Dateien gefunden.",
        "Keep the placeholders, and as many lines as the source has.",
    ),
    Kind(
        "unsafe",
        "The translation would do more than show text: it holds a directive, raw HTML, a link that "
        "runs or reads something, or a file, that the source does not.",
        "See `the manual <https://example.org/>`_.",
        "Siehe `das Handbuch <javascript:alert(1)>`_.",
        "Translate the text, and keep the markup of the source. Nothing of such a translation is "
        "published.",
    ),
    Kind(
        "catalogue",
        "The file cannot be read, wholly or in part. The reason is that of its first fault.",
        'msgid "Hello"\nmsgstr "Hallo"',
        'msgid "Hello"\nmsgstr "Hallo',
        "Mend the file; `msgfmt -c` will then accept it too.",
    ),
    Kind(
        "unread",
        "A part of the source is no Python, so the translation of that part is not checked.",
        "import os\n\nfor each file:\n    print(os.path.getsize(file))",
        "import os\n\nfür jede Datei:\n    print(os.path.getsize(file))",
        "Nothing is wrong with the translation; it says where to look with your own eyes.",
        by_default=False,
    ),
    Kind(
        "stale",
        "The block agrees with an older version of the source: it is not broken, it is behind.",
        "print(total, file=sys.stderr)",
        "print(total)",
        "Port the commit that the reason names; `git show` with its id tells what changed.",
        in_pairs=True,
    ),
    Kind(
        "removed",
        "The source had this block once and has none in its place today.",
        "",
        "print(total)",
        "Look at the commit that the reason names: the block may have to go, or to be replaced.",
        by_default=False,
        in_pairs=True,
    ),
    Kind(
        "missing",
        "The source has a block that the translation lacks.",
        "print(total)",
        "",
        "Translate what is new in the source.",
        by_default=False,
        in_pairs=True,
    ),
    Kind(
        "document",
        "The file cannot be read.",
        '{"cells": []}',
        '{"cells": [',
        "Mend or remove the file; the reason says what it is.",
        in_pairs=True,
    ),
)

NAMES = tuple(kind.name for kind in KINDS)
"""All names, in the order of the documentation."""


def chosen(select: Iterable[str] | None, ignore: Collection[str] = ()) -> frozenset[str]:
    """Return the names of findings to report.

    ``select`` names them all (None: those on by default); ``ignore`` takes some away. Raises
    `ValueError` for a name that does not exist.
    """
    wanted = {kind.name for kind in KINDS if kind.by_default} if select is None else set(select)
    unknown = sorted((wanted | set(ignore)) - set(NAMES))
    if unknown:
        raise ValueError(f"no finding is named {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return frozenset(wanted - set(ignore))


def explanation(name: str) -> str:
    """Return what a finding means as text for a terminal; raise `ValueError` for no such name."""
    kind = next((kind for kind in KINDS if kind.name == name), None)
    if kind is None:
        raise ValueError(f"no finding is named {name}; there are {', '.join(NAMES)}")

    def indented(text: str) -> str:
        return "\n".join(f"    {row}" for row in text.split("\n"))

    parts = [f"{kind.name}: {kind.summary}", f"Source:\n\n{indented(kind.source)}"]
    parts += [f"Translation:\n\n{indented(kind.translation)}", kind.advice]
    if kind.in_pairs:
        parts.append("Only documents have it (--pair, or --source).")
    if not kind.by_default:
        parts.append(f"It is off by default; --select {kind.name} reports it.")
    return "\n\n".join(parts)
