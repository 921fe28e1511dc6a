"""Compiling a catalogue to what `gettext` reads: every entry that could be read, damaged or not.

The format is that of GNU gettext (its manual, section "The Format of GNU MO Files").
"""

from __future__ import annotations

import re
import struct
from itertools import accumulate

from gleichlauf.catalogue.entry import Catalogue, Entry

_MAGIC = 0x950412DE
_HEAD = 7 * 4
_CHARSET = re.compile(r"charset=[^\s;]*")


def compiled(catalogue: Catalogue) -> bytes:
    """Return the compiled catalogue, in UTF-8; of a message that stands twice, the first counts."""
    messages = {b"": b""}
    for entry in catalogue.entries:
        if entry.in_use and entry.message.value:
            messages.setdefault(_key(entry), _value(entry))
        elif entry.in_use:
            messages[b""] = _bytes(_CHARSET.sub("charset=UTF-8", entry.translation.value))
    if _CHARSET.search(messages[b""].decode()) is None:
        messages[b""] += b"Content-Type: text/plain; charset=UTF-8\n"
    keys = sorted(messages)
    texts = [*keys, *(messages[key] for key in keys)]
    # Each text ends with a null byte, which its length does not count.
    first = _HEAD + 2 * 8 * len(keys)
    starts = accumulate((len(text) + 1 for text in texts), initial=first)
    tables = b"".join(
        struct.pack("<2I", len(text), start) for text, start in zip(texts, starts, strict=False)
    )
    originals, translations = _HEAD, _HEAD + 8 * len(keys)
    head = struct.pack("<7I", _MAGIC, 0, len(keys), originals, translations, 0, first)
    return head + tables + b"".join(text + b"\0" for text in texts)


def _key(entry: Entry) -> bytes:
    context = "" if entry.context is None else f"{entry.context}\x04"
    plural = "" if entry.plural is None else f"\0{entry.plural}"
    return _bytes(f"{context}{entry.message.value}{plural}")


def _value(entry: Entry) -> bytes:
    return _bytes("\0".join(string.value for string in entry.strings))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
