"""The blocks that the guard is tried on: written for this, and put together from written parts."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

from gleichlauf.code.block import CodeBlock
from gleichlauf.code.extract import messages
from gleichlauf.code.put_back import translate

FOLDER = Path(__file__).parent / "blocks"

_STATEMENT = re.compile(r"(?:CREATE|SELECT|INSERT|UPDATE|DELETE|DROP|PRAGMA)\b")

_GIVEN = (
    "values = [8, 3, 12, 7]\n",
    'with open("werte.txt", encoding="utf-8") as file:\n'
    "    values = [int(line) for line in file]\n",
    "import random\n\nrandom.seed(3)\nvalues = random.sample(range(50), 6)\n",
    "def produce(limit):\n    for number in range(limit):\n        yield number * 3\n\n"
    "values = list(produce(5))\n",
)
_DONE = (
    "chosen = [value for value in values if value > 4]  # nur die großen\n",
    "chosen = []\nwhile values:\n    value = values.pop()\n    if value % 2 == 1:\n"
    "        chosen.append(value)\n",
    'def weight(value):\n    """Wiegt einen Wert."""\n    return (value % 5, -value)\n\n'
    "chosen = sorted(values, key=weight, reverse=False)\n",
    "import threading\n\nchosen = []\nlock = threading.Lock()\n\ndef collect(value):\n"
    "    with lock:\n        chosen.append(value + 1)\n\n"
    "threads = [threading.Thread(target=collect, args=(value,)) for value in values]\n"
    "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\n",
)
_SHOWN = (
    'print(f"{len(chosen)} Werte, der größte ist {max(chosen, default=0):>4}")\n',
    'for place, value in enumerate(chosen, start=1):\n    print("Platz %d: %d" % (place, value))\n',
    'with open("auswahl.txt", "w", encoding="utf-8") as output:\n'
    '    output.write("Auswahl: {} Werte\\n".format(len(chosen)))\n',
    'summary = {"Anzahl": len(chosen), "Summe": sum(chosen)}\nif summary["Anzahl"] == 0:\n'
    '    raise ValueError("Es ist nichts übrig")\nprint("Summe:", summary["Summe"])\n',
)


def written() -> list[str]:
    """Return the blocks in the files beside this module."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
    return [block.strip("\n") for text in texts for block in text.split("=====\n")]


def combined() -> list[str]:
    """Return programs that take values, work on them and show the result, each in another way."""
    return ["".join(parts).strip("\n") for parts in product(_GIVEN, _DONE, _SHOWN)]


def blocks() -> list[str]:
    """Return all blocks."""
    return written() + combined()


def translated(source: str) -> str:
    """Return the block with its comments, texts and output in a made-up language."""
    block = CodeBlock(source, "session" if source.startswith(">>>") else "program")
    translations = {m.text: foreign(m.text, m.placeholders) for m in messages(block)}
    return translate(block, translations).source


def foreign(text: str, placeholders: tuple[str, ...] = ()) -> str:
    """Return a text in a made-up language: other letters, and the placeholders as they are."""
    if _STATEMENT.match(text):
        return text  # no translator translates SQL
    kept = [re.escape(placeholder) for placeholder in placeholders]
    kept.append(r"(?m:^[ \t]*(?:>>>|\.\.\.) .*(?:\n[ \t]*[^\s>.].*)*)")  # a session in a docstring
    parts = re.split(f"({'|'.join([*kept, r'<BLANKLINE>', r'[{}%$][^ ]*'])})", text)
    table = str.maketrans("aeiouAEIOUnst", "áéíóúÁÉÍÓÚñšţ")
    return "".join(part if i % 2 else part.translate(table) for i, part in enumerate(parts))
