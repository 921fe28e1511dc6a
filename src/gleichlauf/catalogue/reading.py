"""Reading a catalogue: every entry that can be read, each string with its lines in the file.

The format is that of GNU gettext (its manual, section "The Format of PO Files"). polib stops at
the first malformed line and babel at the first that it cannot decode, and neither knows on which
line of a long ``msgstr`` a fault is; a finding has to point there, hence a reader of our own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gleichlauf.catalogue.entry import Catalogue, Entry, Fault, Text
from gleichlauf.regular_file import content

CHARSETS = frozenset(
    {
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "big5"),
        *("big5hkscs", "euc_jp", "euc_kr", "shift_jis", "johab", "koi8-r", "koi8-u", "koi8-t"),
        *("tis-620", "cp850", "cp866", "cp874", "cp932", "cp949", "cp950", "mac-roman"),
        *(f"cp{number}" for number in range(1250, 1259)),
        *(f"iso8859-{number}" for number in range(1, 17)),
    }
)
"""The codecs that are used: those of gettext's manual ("Header Entry") that Python has.

Python knows others, of which some take hours for a megabyte (punycode) or are no encodings of a
text file at all; and a name is all that it takes to have a module imported.
"""

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:+-]{1,40})")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?[ \t]*(?=\")")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.)|$)", re.DOTALL)
_QUOTE_OR_ESCAPE = re.compile(r'"|\\.', re.DOTALL)
_REFERENCE = re.compile(r"(\S+):(\d{1,9})(?=\s|$)")
_SIMPLE_ESCAPES = {
    r"\n": "\n", r'\"': '"', r"\t": "\t", r"\r": "\r", r"\b": "\b", r"\f": "\f", r"\v": "\v",
    r"\a": "\a",
}  # fmt: skip


def read(path: Path) -> Catalogue:
    """Read the catalogue at ``path``; raise what `content` raises if it cannot be read at all."""
    return parse(content(path), path)


def parse(data: bytes, path: Path) -> Catalogue:
    """Read a catalogue from its bytes; ``path`` is only noted in the result.

    Nothing is raised for malformed bytes: what is wrong becomes a fault of the catalogue, and
    reading goes on with the next line.
    """
    faults: list[Fault] = []
    lines = _decode(data, faults).split("\n")
    entries = tuple(_Reader(faults).entries(lines))
    _find_duplicates(entries, faults)
    return Catalogue(path, entries, tuple(sorted(faults, key=lambda fault: fault.line)))


def _decode(data: bytes, faults: list[Fault]) -> str:
    declared = _CHARSET.search(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    line = data.count(b"\n", 0, declared.start()) + 1 if declared else 1
    if name == "CHARSET":  # the placeholder that xgettext writes into a template
        name = "utf-8"
    try:
        codec = codecs.lookup(name)
        if codec.name not in CHARSETS:
            raise LookupError(name)
        if codec.name == "utf-8":
            data = data.removeprefix(codecs.BOM_UTF8)
        return codec.decode(data)[0]
    except LookupError:
        faults.append(
            Fault(line, f"the header declares {name!r}, which is no encoding of catalogues")
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start : error.start + 1].hex()
        faults.append(Fault(line, f"the byte 0x{byte} is not valid {name}, which the header says"))
    except UnicodeError as error:
        faults.append(Fault(line, f"the file is not valid {name}, which the header says: {error}"))
    return data.decode("utf-8", "replace")


def _find_duplicates(entries: tuple[Entry, ...], faults: list[Fault]) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        first = seen.setdefault((entry.context, entry.message.value), entry.message.line)
        if first != entry.message.line:
            reason = f"the message of line {first} stands here a second time"
            faults.append(Fault(entry.message.line, reason))


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are being read."""

    texts: dict[tuple[str, int], Text] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    references: list[tuple[str, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    obsolete: bool = False

    def finished(self) -> bool:
        return any(keyword == "msgstr" for keyword, _ in self.texts)

    def entry(self) -> Entry:
        strings = sorted(key for key in self.texts if key[0] == "msgstr")
        context, plural = self.texts.get(("msgctxt", 0)), self.texts.get(("msgid_plural", 0))
        return Entry(
            message=self.texts["msgid", 0],
            strings=tuple(self.texts[key] for key in strings),
            context=context.value if context else None,
            plural=plural.value if plural else None,
            flags=frozenset(self.flags),
            references=tuple(self.references),
            comments=tuple(self.comments),
            remarks=tuple(self.remarks),
            obsolete=self.obsolete,
        )


class _Reader:
    """Turns lines into entries, and notes what is wrong in ``faults``."""

    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults
        self._draft = _Draft()

    def entries(self, lines: list[str]) -> Iterator[Entry]:
        number, count = 0, len(lines)
        while number < count:
            line = lines[number].strip(" \t\r\f\v")
            if line.startswith("#~"):
                line = line[2:].lstrip(" \t")
                obsolete = True
            else:
                obsolete = False
            if not line or line.startswith("|"):
                number += 1
            elif line.startswith("#"):
                if self._draft.finished():
                    yield from self._finish(number)
                self._comment(line)
                number += 1
            elif keyword := _KEYWORD.match(line):
                begins = keyword[1] == "msgctxt" or (
                    keyword[1] == "msgid" and ("msgid", 0) in self._draft.texts
                )
                if self._draft.finished() and keyword[1] in ("msgctxt", "msgid"):
                    yield from self._finish(number)
                elif begins and self._draft.texts:
                    self._fault(number, "the message before this line has no msgstr")
                    self._draft = _Draft()
                self._draft.obsolete = obsolete
                number = self._string(keyword, line, lines, number, obsolete)
            else:
                self._fault(number, f"expected a keyword such as msgid, found {line[:40]!r}")
                number += 1
        yield from self._finish(count - 1)

    def _finish(self, number: int) -> Iterator[Entry]:
        draft, self._draft = self._draft, _Draft()
        if draft.finished() and ("msgid", 0) in draft.texts:
            yield draft.entry()
        elif draft.texts:
            missing = "msgid" if draft.finished() else "msgstr"
            self._fault(number, f"the message before this line has no {missing}")

    def _comment(self, line: str) -> None:
        kind, rest = line[1:2], line[2:]
        if kind == ",":
            self._draft.flags.update(flag.strip() for flag in rest.split(","))
        elif kind == ":":
            found = _REFERENCE.findall(rest)
            self._draft.references.extend((path, int(place)) for path, place in found)
        elif kind == ".":
            self._draft.comments.append(rest.strip())
        elif kind in (" ", "\t"):
            self._draft.remarks.append(rest.strip())

    def _string(
        self, keyword: re.Match[str], line: str, lines: list[str], number: int, obsolete: bool
    ) -> int:
        """Read a string and its continuation lines; return the number of the next line."""
        first, parts, pieces, length = number, [], [], 0
        line = line[keyword.end() :]
        while True:
            part = self._unquote(line, number)
            pieces.append((length, number + 1))
            parts.append(part)
            length += len(part)
            number += 1
            if number == len(lines):
                break
            line = lines[number].strip(" \t\r\f\v")
            if obsolete and line.startswith("#~"):
                line = line[2:].lstrip(" \t")
            if not line.startswith('"'):
                break
        # An empty first piece is the usual way to begin a long string on the next line.
        text = Text("".join(parts), first + 1, tuple(pieces))
        key = (keyword[1], int(keyword[2] or 0))
        if key in self._draft.texts:
            self._fault(first, f"{keyword[0].strip()} stands twice in one message")
        elif keyword[1] == "msgstr" and ("msgid", 0) not in self._draft.texts:
            self._fault(first, "this msgstr has no msgid before it")
        else:
            self._draft.texts[key] = text
        return number

    def _unquote(self, line: str, number: int) -> str:
        body = line[1:]
        if body.endswith('"') and "\\" not in body and body.find('"') == len(body) - 1:
            return body[:-1]  # the usual case
        marks = _QUOTE_OR_ESCAPE.finditer(body)
        end = next((mark.start() for mark in marks if mark[0] == '"'), -1)
        if end != len(body) - 1:
            reason = "this string is not closed" if end < 0 else "text follows the closing quote"
            self._fault(number, reason)
        if end >= 0:
            body = body[:end]
        # A row of backslashes begins an escape, so all pairs of them are found from the left; what
        # stands between two pairs has single ones, whose order is of no matter to the usual cases.
        return "\\".join(
            [self._without_escapes(part, number) if part else part for part in body.split(r"\\")]
        )

    def _without_escapes(self, part: str, number: int) -> str:
        for escape, meaning in _SIMPLE_ESCAPES.items():
            if "\\" not in part:
                return part
            part = part.replace(escape, meaning)
        return _ESCAPE.sub(lambda escape: self._unescape(escape, number), part)

    def _unescape(self, escape: re.Match[str], number: int) -> str:
        octal, hexadecimal, _ = escape.groups()
        if octal is not None:
            return chr(int(octal, 8))
        if hexadecimal is not None:
            return chr(int(hexadecimal, 16))
        self._fault(number, f"{escape[0]} is no escape of PO files; write \\{escape[0]}")
        return escape[0]

    def _fault(self, number: int, reason: str) -> None:
        self._faults.append(Fault(number + 1, reason))
