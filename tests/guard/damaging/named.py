"""Damage to texts that name something, and to texts with a notation of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.guard.damaging.sample import Damaged, Sample, text_nodes


def _texts(
    sample: Sample, change: Callable[[str], str], where: str, *, more: str = ""
) -> Iterator[Damaged]:
    """Change the texts on rows with ``where``; a finding on rows with ``more`` is right, too."""
    for node in text_nodes(sample):
        row = node.lineno - 1
        spelling = sample.spelling(node)
        new = change(spelling)
        if new != spelling and re.search(where, sample.rows[row]):
            damaged = sample.replaced(node, new)
            if damaged:
                others = [i for i, text in enumerate(sample.rows) if more and re.search(more, text)]
                yield damaged[0], damaged[1] | set(others)


def _other_word(spelling: str) -> str:
    return re.sub(r"^(['\"](?:--)?)(\w+['\"])$", r"\1neu\2", spelling)


def slot(sample: Sample) -> Iterator[Damaged]:
    yield from _texts(sample, _other_word, r"__slots__|__all__")


def field_of_a_namedtuple(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return re.sub(r" (?=\w+['\"]$)", " neu", spelling)

    yield from _texts(sample, change, "namedtuple")


def attribute_in_a_text(sample: Sample) -> Iterator[Damaged]:
    yield from _texts(sample, _other_word, r"(?:getattr|hasattr)\(")


def key_in_a_getter(sample: Sample) -> Iterator[Damaged]:
    yield from _texts(sample, _other_word, r"itemgetter\(")


def keyword_in_a_key(sample: Sample) -> Iterator[Damaged]:
    taken = re.findall(r"\*\*(\w+)\)", sample.text)
    if taken:
        yield from _texts(sample, _other_word, rf"\b{taken[0]}\[")


def option_of_argparse(sample: Sample) -> Iterator[Damaged]:
    yield from _texts(sample, _other_word, r"add_argument\('--", more=r"parse_args\(")


def group_of_a_pattern(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return spelling.replace("(?P<", "(?P<neu")

    yield from _texts(sample, change, r"\bre\.", more=r"\.group\(")


def broken_pattern(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return re.sub(r"\)(?=['\"]$)", "", spelling)

    yield from _texts(sample, change, r"\bre\.")


def lost_percent_escape(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return spelling.replace("%%", "%")

    yield from _texts(sample, change, r"['\"] % ")


def lost_dollar_escape(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return spelling.replace("$$", "$")

    yield from _texts(sample, change, r"Template\(")


def name_in_a_template(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return re.sub(r"(?<!\$)\$(?=[a-z])", "$neu", spelling)

    yield from _texts(sample, change, r"Template\(")


def record_of_logging(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return spelling.replace("%(levelname)s", "%(stufe)s")

    yield from _texts(sample, change, r"basicConfig\(")


def directive_of_a_date(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return spelling.replace("%B", "%\u0411")

    yield from _texts(sample, change, r"strftime\(")


def name_in_executed_text(sample: Sample) -> Iterator[Damaged]:
    def change(spelling: str) -> str:
        return re.sub(r"^(['\"])(\w)", r"\1neu\2", spelling)

    yield from _texts(sample, change, r"(?:exec|eval)\(", more="=")


def session_in_a_docstring(sample: Sample) -> Iterator[Damaged]:
    if sample.is_session:
        return
    for node in sample.nodes():
        if isinstance(node, ast.FunctionDef):
            for row in range(node.lineno, node.end_lineno or 0):
                if f">>> {node.name}(" in sample.rows[row]:
                    yield sample.changed(row, sample.rows[row].replace(">>> ", ">>> neu_"))
