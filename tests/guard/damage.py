"""Every kind of damage done to every block, and how much of it the guard catches.

``python -m tests.guard.damage`` prints that as tables in Markdown; with the name of a kind
it shows what was not caught of it. A kind is a function that yields what becomes of a block, each
with the rows on which a finding is right; it yields nothing where the block offers nothing to
damage in this way.
"""

from __future__ import annotations

import csv
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gleichlauf.catalogue.documents import blocks_of
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.equivalence.reading import read
from tests.guard.damaging import (
    characters,
    harmless,
    layout,
    named,
    sessions,
    structure,
    values,
    words,
)  # fmt: skip
from tests.guard.damaging.sample import Damaged, Sample
from tests.guard.generated import generated
from tests.guard.samples import blocks, translated

__all__ = ["HARMFUL", "HARMLESS", "Count", "Sample", "of_the_site", "try_out", "written_for_this"]

DOCS = Path(__file__).parents[2] / "docs"

PAGE = DOCS / "for_translators.rst"

Kind = Callable[[Sample], Iterator[Damaged]]


def _named(*kinds: Kind) -> dict[str, Kind]:
    return {kind.__name__.replace("_", " "): kind for kind in kinds}


HARMFUL = _named(
    layout.lost_indentation,
    layout.tab_for_spaces,
    layout.collapsed_newlines,
    layout.two_lines_in_one,
    layout.comment_swallows_code,
    layout.dropped_line,
    layout.dropped_join,
    layout.duplicated_line,
    layout.removed_with,
    characters.curled_quotes,
    characters.guillemets,
    characters.unbalanced_quote,
    characters.apostrophe_in_text,
    characters.full_width_punctuation,
    characters.no_break_space,
    characters.direction_mark,
    characters.non_ascii_bytes,
    characters.decimal_comma,
    words.translated_keyword,
    words.translated_constant,
    words.translated_builtin,
    words.translated_module,
    words.renamed_attribute,
    words.one_sided_rename,
    words.dotless_i,
    words.renamed_keyword,
    words.overridden_method,
    words.imported_name,
    values.edited_number,
    values.changed_mode,
    values.changed_encoding,
    values.changed_key,
    values.changed_suffix,
    values.lost_field,
    values.lost_f,
    values.retyped_field,
    values.lost_conversion,
    values.swapped_texts,
    structure.changed_operator,
    structure.changed_argument_order,
    structure.dropped_not,
    words.exchanged_operands,
    words.exchanged_calls,
    named.slot,
    named.field_of_a_namedtuple,
    named.attribute_in_a_text,
    named.key_in_a_getter,
    named.keyword_in_a_key,
    named.option_of_argparse,
    named.group_of_a_pattern,
    named.broken_pattern,
    named.lost_percent_escape,
    named.lost_dollar_escape,
    named.name_in_a_template,
    named.record_of_logging,
    named.directive_of_a_date,
    named.name_in_executed_text,
    named.session_in_a_docstring,
    sessions.lost_prompt,
    sessions.ellipsis_character,
    sessions.narrow_prompt,
    sessions.output_moved_away,
)

HARMLESS = _named(
    harmless.nothing,
    harmless.comments_and_texts,
    harmless.other_comments,
    harmless.blank_lines,
    harmless.indented_as_a_whole,
    harmless.trailing_blanks,
    harmless.fields_in_another_order,
    harmless.split_text,
    harmless.words_in_other_quotes,
    harmless.output_translated,
    harmless.renamed_throughout,
)


@dataclass
class Count:
    """How often a kind of damage was done and caught; what was missed or found elsewhere."""

    done: int = 0
    caught: int = 0
    elsewhere: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def written_for_this() -> list[Sample]:
    """Return the blocks written for this, with good translations."""
    return [Sample(source, translated(source)) for source in blocks()]


def of_the_site() -> list[Sample]:
    """Return the blocks of the site, with good translations."""
    return [Sample(source, translated(source)) for source, certainty in blocks_of(DOCS).items()
            if certainty == "python" and not read(source).faults]  # fmt: skip


def of_nobody() -> list[Sample]:
    """Return blocks that a grammar made at random, with good translations."""
    return generated()


def picked(sample: Sample, name: str, kind: Kind, most: int = 1) -> list[Damaged]:
    """Return some of the damages of a kind that a block offers, spread over all of it."""
    found = [d for d in kind(sample) if d[0] != sample.source or not d[1]]
    start = zlib.crc32(f"{name} {sample.source}".encode()) % max(1, len(found))
    return (found[start:] + found[:start])[:most]


def try_out(
    kinds: Mapping[str, Kind], all_samples: Sequence[Sample], most: int = 1, one_of: int = 1
) -> dict[str, Count]:
    """Do each kind of damage to every block that offers something to it, or to one of so many."""
    counts = {name: Count() for name in kinds}
    # Block by block: what was read of one is kept until all kinds have been done to it.
    for sample in all_samples:
        for name, kind in kinds.items():
            if zlib.crc32(f"{sample.source} {name}".encode()) % one_of:
                continue
            for text, rows in picked(sample, name, kind, most):
                note(counts[name], sample, text, rows)
    return counts


def note(count: Count, sample: Sample, text: str, rows: set[int]) -> None:
    """Note what is found in a damaged block."""
    found = [d for _, d in differences([Block(sample.source, text)]) if d.name != "renamed"]
    count.done += 1
    if not rows:
        count.caught += not found
        if found:
            count.missed.append(f"{found[0]}\n{text}")
    elif any(d.line in rows for d in found):
        count.caught += 1
    elif found:
        count.elsewhere.append(f"wanted {rows}: {found[0]}\n{text}")
    else:
        count.missed.append(text)


@cache
def tables() -> list[list[list[int]]]:
    """Return the figures of the tables of the page, row by row."""
    rows = re.findall(r":header: .+\n\n((?:   .+\n)+)", PAGE.read_text("utf-8"))
    found = [csv.reader(table.splitlines(), skipinitialspace=True) for table in rows]
    return [[[int(cell) for cell in row[1:]] for row in table] for table in found]


def main(arguments: list[str]) -> None:
    """Print the tables, or what was not caught of the kind that is named."""
    every = written_for_this() + of_the_site()
    if arguments:
        name = " ".join(arguments)
        count = try_out({name: (HARMFUL | HARMLESS)[name]}, every, 1000)[name]
        print("\n\n".join(count.missed + count.elsewhere))
        return
    print("| damage | done | caught | on another line | missed |")
    print("| --- | --: | --: | --: | --: |")
    for name, count in try_out(HARMFUL, every).items():
        figures = count.done, count.caught, len(count.elsewhere), len(count.missed)
        print(f"| {name} | {' | '.join(map(str, figures))} |")
    print("\n| harmless change | done | false alarms |\n| --- | --: | --: |")
    for name, count in try_out(HARMLESS, every).items():
        print(f"| {name} | {count.done} | {len(count.missed)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
