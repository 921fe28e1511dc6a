"""What is no Python in a translation although the source is, and why, in a translator's words."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from gleichlauf.equivalence.difference import Difference
from gleichlauf.equivalence.reading import Reading
from gleichlauf.grammar.recovery import Fault, FaultKind

_WORD = re.compile(r"[^\W\d]\w*")
_CLAUSE = re.compile(r"\s*(?:except|finally|else|elif)\b")
_SWALLOWED = re.compile(r"#.*\b(?:try|if|elif|for|while|except)\b.*:\s*$")
_PROMPTS = re.compile(r"^[ \t]*(?:>>>|\.\.\.) ?")
_TEXTS = re.compile(
    r"'''.*?(?:'''|$)|\"\"\".*?(?:\"\"\"|$)|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|\#[^\n]*"
)
_ALL_TEXTS = re.compile(_TEXTS.pattern.replace("|$)", "|\\Z)"), re.DOTALL)
_INNER_PROMPT = re.compile(r"\S[ \t]*>>> ")
_OPEN = re.compile(r"['\"]")
_FOREIGN_BYTES = re.compile(r"""(?<!\w)(?:[bB][rR]?|[rR][bB])(['"])(?:(?!\1).)*[^\x00-\x7f]""")
_QUOTES = "\u2018-\u201f\u2039\u203a\u00ab\u00bb\u300c-\u300f\uff02\uff07\u2032\u2033\u00b4\u0060"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b-\u200f\u2028-\u202e\u2060-\u2069\u061c\ufeff\u00ad"
_WIDE = (
    "\uff01\uff03-\uff06\uff08-\uff5e\u3001\u3002\u060c\u061b\u061f\u066a-\u066c\u2026\u2013\u2014"
    "\u2212\u00d7\u00f7\u2260\u2264\u2265"
)
_ODD = re.compile(f"(?P<quote>[{_QUOTES}])|(?P<blank>[{_BLANKS}])|(?P<invisible>[{_INVISIBLE}])"
                  f"|(?P<wide>[{_WIDE}])")  # fmt: skip
_CALLED = {"`": "the backquote", "\u00b4": "the acute accent", "\u2032": "the prime",
           "\u2033": "the double prime", "\u2026": "the single character"}  # fmt: skip
_GROUPS: dict[FaultKind, str] = {
    "quote": "line", "bracket": "line", "line": "line", "whole": "line", "deep": "line",
    "body": "body", "prose": "body", "indentation": "indentation", "clause": "clause",
}  # fmt: skip
_MANY = 3  # reasons in one block; who mends these will see the rest


def fault_differences(source: Reading, target: Reading) -> list[Difference]:
    """Return a difference for each cause that makes a translation no Python."""
    found: dict[str, list[Difference]] = {}
    for fault in _without_consequences(_new_faults(source, target)):
        difference = _difference(fault, source, target)
        found.setdefault(difference.reason, []).append(difference)
    return [_together(same) for same in list(found.values())[:_MANY]]


def _together(same: Sequence[Difference]) -> Difference:
    first = same[0]
    if len(same) == 1:
        return first
    reason = f"{first.reason}, here and in {len(same) - 1} more places"
    return Difference("broken", first.line, first.source_line, reason)


def lost_prompts(target: Reading, source: Reading) -> Difference:
    """Describe a translation of a session in which no ``>>>`` is left."""
    reason = "the prompts >>> are lost, so this is neither a session nor a program"
    line = next((i for i, row in enumerate(target.rows) if row.strip()), 0)
    return Difference("broken", line, _source_line(line, source, target), reason)


def is_collapsed(source: Reading, target: Reading) -> bool:
    """Tell whether the rows of a block were put into few, or one, and no statement of it is left.

    A session shows that by its prompts, which stand within a row.
    """
    if len(target.rows) >= len(source.rows) or len(target.rows) > 1 + len(source.rows) // 3:
        return False
    prompts = sum(len(_INNER_PROMPT.findall(row)) for row in target.rows)
    return bool(target.faults) or (source.form == "session" and prompts > 0)


def collapsed(target: Reading) -> Difference:
    """Describe such a translation."""
    first = next((i for i, row in enumerate(target.rows) if row.strip()), 0)
    line = target.faults[0].row if target.faults else first
    return Difference("broken", line, line, "the lines were collapsed into one")


def _new_faults(source: Reading, target: Reading) -> list[Fault]:
    """Return the faults of a translation that its source does not have, too.

    Where both have as many rows, a fault is the same if it is on the same row; else the text of
    its row decides, and then the order.
    """
    known = list(source.faults)
    if len(source.rows) == len(target.rows):
        places = {(_GROUPS[fault.kind], fault.row) for fault in known}
        return [f for f in target.faults if (_GROUPS[f.kind], f.row) not in places]
    left = []
    for fault in target.faults:
        texts = [source.rows[f.row].strip() for f in known]
        row = target.rows[fault.row].strip()
        if row in texts:
            del known[texts.index(row)]
        else:
            left.append(fault)
    rows: set[int] = set()
    new = []
    for fault in left:
        group = _GROUPS[fault.kind]
        same = next((f for f in known if _GROUPS[f.kind] == group), None)
        if same is not None:
            known.remove(same)
            rows.update(range(fault.row, fault.row + fault.rows))
        elif fault.kind == "line" and fault.row - 1 in rows:
            rows.update(range(fault.row, fault.row + fault.rows))  # prose of more lines
        else:
            new.append(fault)
    return new


def _without_consequences(faults: Iterable[Fault]) -> list[Fault]:
    """Leave out what only follows from a quote or an indentation before it."""
    kept: list[Fault] = []
    for fault in faults:
        before = kept[-1] if kept else None
        if before is not None and before.kind == "quote" and fault.row <= before.row + 1:
            continue
        if before is not None and fault.kind == "indentation" and before.kind != "line":
            continue
        kept.append(fault)
    return kept


def _difference(fault: Fault, source: Reading, target: Reading) -> Difference:
    line = min(fault.row, len(target.rows) - 1)
    rows = target.rows[line : line + fault.rows]
    if fault.kind in ("quote", "bracket") and (dots := _dots(line, source, target)) is not None:
        fault, line = Fault("line", dots), dots
        rows = target.rows[line : line + 1]
    elif fault.kind in ("indentation", "body"):
        line = _misindented_row(0, line + 2, line, source, target)
    elif fault.kind == "clause":
        moved = _misindented_row(line + 1, len(target.rows), line, source, target)
        if moved != line:  # what stands there ends the ``try`` too early
            fault, line = Fault("indentation", moved), moved
            rows = target.rows[line : line + 1]
    elif (
        fault.kind == "line"
        and _is_clause(target.rows[line])
        and (moved := _misindented_row(0, line, line, source, target)) != line
    ):  # a statement before the clause ended what it belongs to
        fault, line = Fault("indentation", moved), moved
        rows = target.rows[line : line + 1]
    elif fault.kind == "line" and (swallowed := _swallowed_row(line, source, target)) is not None:
        reason = "the line break after this comment is lost, and with it the code that follows"
        return Difference("broken", swallowed, _source_line(swallowed, source, target), reason)
    elif len(rows) > 1:
        line += _changed_row(rows, source)
    source_line = _source_line(line, source, target)
    return Difference("broken", line, source_line, _reason(fault, line, rows, source, target))


def _changed_row(rows: Sequence[str], source: Reading) -> int:
    """Return which of the rows of a statement has code that the source has not."""
    known = set(_code(source.rows))
    shown = [i for i, code in enumerate(_code(rows)) if code]
    changed = [i for i, code in enumerate(_code(rows)) if code and code not in known]
    # Where each row is as it was, two of them became one, at the end of the text before.
    return changed[0] if changed else shown[-1] if shown else 0


def _code(rows: Sequence[str]) -> list[str]:
    """Return the rows without their texts and comments."""
    plain = _ALL_TEXTS.sub(lambda text: "\n" * text[0].count("\n"), "\n".join(rows))
    return [row.strip() for row in plain.split("\n")]


def _source_line(line: int, source: Reading, target: Reading) -> int:
    if len(source.rows) == len(target.rows):
        return line
    return min(line, len(source.rows) - 1)


def _reason(fault: Fault, line: int, rows: Sequence[str], source: Reading, target: Reading) -> str:
    if fault.kind == "deep":
        return "it is nested too deeply, or too long, for a code block"
    row = target.rows[line]
    source_line = _source_line(line, source, target)
    if any(map(_FOREIGN_BYTES.search, rows)):
        return "a bytes literal holds only ASCII; write other letters as \\x escapes"
    if row.lstrip().startswith("\u2026"):
        return "the prompt ... became the single character \u2026"
    if re.match(r"[ \t]*>>>[^\s>]", row):
        return "a blank is missing after the prompt >>>"
    if source.rows[source_line].lstrip().startswith(">>> ") and not row.lstrip().startswith(">>>"):
        return "the prompt >>> is written in another way, so the example is none any more"
    if fault.kind in ("indentation", "body", "prose"):
        return "the indentation is not that of the source"
    odd = _odd_character(rows, source.rows[source_line])
    if odd:
        return odd
    if lost := _lost_keyword(line, source_line, source, target):
        return f"the keyword `{lost}` is translated or lost"
    if fault.kind == "clause":
        return "the `except` or `finally` of a `try` is lost"
    if fault.kind == "quote":
        return "a quote is lost, or one too many"
    if fault.kind == "bracket":
        return "a bracket is lost, or one too many"
    return "this is no Python any more"


def _odd_character(rows: Sequence[str], source_row: str) -> str:
    """Describe a character of the code that no Python can read, if there is one."""
    for row in rows:
        code = _TEXTS.sub(lambda text: " " * len(text[0]), row)
        odd = _ODD.search(code)
        # After an open quote nobody can tell what is text.
        if odd and odd[0] not in source_row and not _OPEN.search(code[: odd.start()]):
            return _called(odd)
    return ""


def _called(odd: re.Match[str]) -> str:
    code = f"U+{ord(odd[0]):04X}"
    if odd["quote"]:
        name = _CALLED.get(odd[0], "the typographic quote")
        return f"{name} {odd[0]} ({code}) stands for a plain quote"
    if odd["blank"]:
        return f"a special blank ({code}) stands for a plain one"
    if odd["invisible"]:
        return f"an invisible character ({code}) stands in the code"
    full = unicodedata.east_asian_width(odd[0]) in "FW"
    name = _CALLED.get(odd[0], "the full-width sign" if full else "the typographic sign")
    return f"{name} {odd[0]} ({code}) stands for a plain one"


def _dots(line: int, source: Reading, target: Reading) -> int | None:
    """Return the row below on which the prompt of a text's or bracket's next row is lost."""
    if len(source.rows) != len(target.rows):
        return None
    rows = range(line, len(target.rows))
    return next((row for row in rows if target.rows[row].lstrip().startswith("\u2026")), None)


def _is_clause(row: str) -> bool:
    return _CLAUSE.match(_PROMPTS.sub("", row)) is not None


def _swallowed_row(line: int, source: Reading, target: Reading) -> int | None:
    """Return the row whose comment ends with the header that the clause on a row belongs to."""
    if not _is_clause(target.rows[line]) or len(source.rows) <= len(target.rows):
        return None
    known = {row.strip() for row in source.rows}
    return next(
        (
            row for row in range(line - 1, -1, -1)
            if target.rows[row].strip() not in known and _SWALLOWED.search(target.rows[row])
        ),
        None,
    )  # fmt: skip


def _misindented_row(first: int, end: int, line: int, source: Reading, target: Reading) -> int:
    """Return the row to blame: where no row was lost, the first with another indentation.

    It is looked for from row ``first`` to before ``end``; without it, ``line`` is to blame.
    """
    if len(source.rows) != len(target.rows):
        return line
    for row in range(first, min(end, len(target.rows))):
        before, after = source.rows[row], target.rows[row]
        if after.strip() and _indentation(before) != _indentation(after):
            return row
    return line


def _indentation(row: str) -> str:
    code = _PROMPTS.sub("", row)
    return code[: len(code) - len(code.lstrip())]


def _lost_keyword(line: int, source_line: int, source: Reading, target: Reading) -> str:
    if len(source.rows) != len(target.rows):
        return ""
    before = Counter(w for w in _WORD.findall(source.rows[source_line]) if keyword.iskeyword(w))
    after = Counter(_WORD.findall(target.rows[line]))
    # A word of a comment or text may be a keyword too, and be translated.
    code = re.split(r"[#'\"]", source.rows[source_line], maxsplit=1)[0]
    return next((word for word in before - after if word in _WORD.findall(code)), "")
