"""The code that we add to an example; it leaves no name of a module behind."""

from __future__ import annotations

from gleichlauf.example.example import Example
from gleichlauf.example.labels import Labels


def prologue(example: Example, texts: Labels) -> list[str]:
    """Return the lines that keep an example which writes files away from those of its reader.

    They leave the current folder alone if it is empty; the new one is kept, to be looked at.
    """
    return [
        "def start_in_an_empty_folder() -> None:",
        f"    # {texts.folder_reason}",
        "    import os",
        "    import sys",
        "    import tempfile",
        "",
        "    if os.listdir():",
        f'        os.chdir(tempfile.mkdtemp(prefix="{example.name}-"))',
        f'        print("{texts.files_are_in}", os.getcwd(), file=sys.stderr)',
        "",
        "",
        "start_in_an_empty_folder()",
    ]


def check(texts: Labels) -> list[str]:
    """Return the lines with which ``python FILE`` checks a session, as doctest would."""
    return [
        "def check_session() -> int:",
        "    import doctest",
        "",
        "    failed, steps = doctest.testmod(optionflags=doctest.REPORT_UDIFF)",
        "    if not failed:",
        f'        print(steps, "{texts.all_as_documented}")',
        "    return int(failed > 0)",
        "",
        "",
        'if __name__ == "__main__":',
        "    raise SystemExit(check_session())",
    ]
