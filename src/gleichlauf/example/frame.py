"""The code that we add to an example; it leaves no name of a module behind."""

from __future__ import annotations

from collections.abc import Sequence

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


def check(texts: Labels, flags: Sequence[str]) -> list[str]:
    """Return the lines with which ``python FILE`` checks a session, as doctest would."""
    options = " | ".join(f"doctest.{name}" for name in ("REPORT_UDIFF", *flags))
    return [
        "def check_session() -> int:",
        "    import doctest",
        "",
        f"    failed, steps = doctest.testmod(optionflags={options})",
        "    if not failed:",
        f'        print(steps, "{texts.all_as_documented}")',
        "    return int(failed > 0)",
        "",
        "",
        'if __name__ == "__main__":',
        "    raise SystemExit(check_session())",
    ]


def step_by_step() -> list[str]:
    """Return the lines that check each step as ``sphinx.ext.doctest`` does.

    What that one does (Sphinx 9, ``DocTestBuilder.test_group``) is done here with the same means.
    """
    return [
        'def check_step(code, wanted=None, flags="", unless=""):',
        "    import doctest",
        "    import sys",
        "",
        "    here = sys._getframe(1)",
        "    given = {'sys': sys} | here.f_globals",
        "    if unless and eval(unless, given):",
        "        return",
        "    line = here.f_lineno - 1",
        "    if wanted is None:",
        "        test = doctest.DocTestParser().get_doctest(code, {}, __name__, __file__, line)",
        "    else:",
        "        holding = [it for it in wanted if not (it[2] and eval(it[2], given))]",
        '        output, flags, _ = holding[-1] if holding else ("", flags, "")',
        "        error = doctest.DocTestParser._EXCEPTION_RE.match(output)",
        '        message = error["msg"] if error else None',
        "        options = {doctest.DONT_ACCEPT_BLANKLINE: True}",
        "        example = doctest.Example(code, output, message, options=options)",
        "        test = doctest.DocTest([example], {}, __name__, __file__, line, None)",
        "    test.globs = here.f_globals",
        '    mode = "single" if wanted is None else "exec"',
        "    doctest.compile = lambda text, name, _, *rest: compile(text, name, mode, *rest)",
        "    options = sum(doctest.OPTIONFLAGS_BY_NAME[name] for name in flags.split())",
        "    runner = doctest.DocTestRunner(verbose=False, optionflags=options)",
        "    failed, _ = runner.run(test, clear_globs=False)",
        '    check_step.failed = getattr(check_step, "failed", 0) + failed',
    ]


STEPS_END = 'raise SystemExit(int(getattr(check_step, "failed", 0) > 0))'
"""The last line of code of an example in steps: its status says whether all were right."""
