"""Why a translation is no Python, in terms of the translation, and on which line."""

from __future__ import annotations

import keyword
import re
from collections import Counter

from gleichlauf.equivalence.difference import Difference
from gleichlauf.equivalence.reading import Reading, Unit

_WORD = re.compile(r"[^\W\d]\w*")
_PROMPTS = re.compile(r"^[ \t]*(?:>>>|\.\.\.) ?")
_PLACE = re.compile(r" \(detected at line \d+\)| on line \d+")
_HEADER = re.compile(r"expected an indented block after .* on line (\d+)")
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_QUOTES = "\u2018-\u201f\u2039\u203a\u00ab\u00bb\u300c\u300d\uff02\uff07\u2032\u2033\u00b4\u0060"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b-\u200f\u2028-\u202e\u2060-\u2069\u061c\ufeff\u00ad"
_WIDE = (
    "\uff01-\uff5e\u3001\u3002\u060c\u061b\u061f\u066a-\u066c\u2026\u2013\u2014"
    "\u2212\u00d7\u00f7\u2260\u2264\u2265"
)
_ODD = re.compile(f"(?P<quote>[{_QUOTES}])|(?P<blank>[{_BLANKS}])|(?P<invisible>[{_INVISIBLE}])"
                  f"|(?P<wide>[{_WIDE}])")  # fmt: skip


def syntax_difference(unit: Unit, source: Reading, target: Reading) -> Difference:
    """Describe a unit of the translation that is no Python while its source is."""
    line = min(unit.reason_line, len(target.rows) - 1)
    if _is_about_indentation(unit.reason):
        line = _misindented_row(unit, source, target, line)
    source_line = _source_line(line, source, target)
    hint = _hint(unit.reason, line, source_line, source, target)
    # Python counts lines from the beginning of the block or example, which helps nobody here.
    plain = _PLACE.sub("", unit.reason)
    reason = f"{hint} ({plain})" if hint else plain
    return Difference("broken", line, source_line, reason)


def lost_prompts(target: Reading, source: Reading) -> Difference:
    """Describe a translation of a session in which no ``>>>`` is left."""
    reason = "the prompts >>> are lost, so this is neither a session nor a program"
    line = next((i for i, row in enumerate(target.rows) if row.strip()), 0)
    return Difference("broken", line, _source_line(line, source, target), reason)


def _source_line(line: int, source: Reading, target: Reading) -> int:
    if len(source.rows) == len(target.rows):
        return line
    return min(line, len(source.rows) - 1)


def _hint(message: str, line: int, source_line: int, source: Reading, target: Reading) -> str:
    if message.startswith(("it has ", "it is nested", "the code is nested")):
        return ""
    row = target.rows[line]
    if "bytes can only contain ASCII" in message:
        return "a bytes literal holds only ASCII; write other letters as \\x escapes"
    point = _CODE_POINT.search(message)
    if point and (odd := _ODD.match(chr(int(point[1], 16)))):
        return _odd_character(odd)
    if row.lstrip().startswith("\u2026"):
        return "the prompt ... became the single character \u2026"
    if len(target.rows) < len(source.rows) and len(target.rows) <= 1 + len(source.rows) // 3:
        return "the lines were collapsed into one"
    lost = _lost_keywords(line, source_line, source, target)
    if lost:
        return f"the keyword `{lost}` is translated or lost"
    if _is_about_indentation(message):
        return "the indentation is not that of the source"
    if "unterminated" in message or "was never closed" in message or "unmatched" in message:
        return "a quote or bracket is lost"
    odd = _ODD.search(row)
    return _odd_character(odd) if odd and "'" not in row and '"' not in row else ""


def _is_about_indentation(message: str) -> bool:
    return "indent" in message or "inconsistent use of tabs" in message


def _misindented_row(unit: Unit, source: Reading, target: Reading, line: int) -> int:
    """Return the row to blame where Python stumbles over a later one.

    That is the first row whose indentation changed; or, where rows were lost, the one that has
    lost its body.
    """
    if len(source.rows) == len(target.rows):
        for row in range(unit.line, line + 1):
            before, after = source.rows[row], target.rows[row]
            if after.strip() and _indentation(before) != _indentation(after):
                return row
    elif header := _HEADER.search(unit.reason):
        return min(unit.line + int(header[1]) - 1, line)
    return line


def _indentation(row: str) -> str:
    code = _PROMPTS.sub("", row)
    return code[: len(code) - len(code.lstrip())]


def _odd_character(odd: re.Match[str]) -> str:
    code = f"U+{ord(odd[0]):04X}"
    if odd["quote"]:
        return f"the typographic quote {odd[0]} ({code}) stands for a plain one"
    if odd["blank"]:
        return f"a special blank ({code}) stands for a plain one"
    if odd["invisible"]:
        return f"an invisible character ({code}) stands in the code"
    return f"the typographic sign {odd[0]} ({code}) stands for a plain one"


def _lost_keywords(line: int, source_line: int, source: Reading, target: Reading) -> str:
    if len(source.rows) != len(target.rows):
        return ""
    before = Counter(w for w in _WORD.findall(source.rows[source_line]) if keyword.iskeyword(w))
    after = Counter(_WORD.findall(target.rows[line]))
    # A word of a comment or text may be a keyword too, and be translated.
    code = re.split(r"[#'\"]", source.rows[source_line], maxsplit=1)[0]
    return next((word for word in before - after if word in _WORD.findall(code)), "")
