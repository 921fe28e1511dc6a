"""An example passes exactly if it passes ``sphinx.ext.doctest``, the reference in this test."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from gleichlauf.example.file import read_example
from gleichlauf.proof.check import check_file
from gleichlauf.run.condition import is_left_out
from tests.sphinxext.conftest import Built, Site

CODE, OUT = ".. testcode:: g\n{}\n", ".. testoutput:: g\n{}\n"


def block(directive: str, *lines: str, **options: str) -> str:
    fields = "".join(f"   :{name}: {value}\n" for name, value in options.items())
    return f".. {directive}\n{fields}\n" + "".join(f"   {line}\n" for line in lines) + "\n"


def code(*lines: str, **options: str) -> str:
    return block("testcode:: g", *lines, **options)


def out(*lines: str, **options: str) -> str:
    return block("testoutput:: g", *lines, **options)


def session(*lines: str, **options: str) -> str:
    return block("doctest:: g", *lines, **options)


TRACEBACK = ("Traceback (most recent call last):", "  ...", "ValueError: some other message")
PAGES = {
    "same": code("print('a')") + out("a"),
    "different": code("print('a')") + out("b"),
    "undocumented_output": code("print('a')"),
    "no_output": code("x = 1"),
    "ellipsis": code("print(object())") + out("<object object at 0x...>"),
    "ellipsis_off": code("print('abc')") + out("a...", options="-ELLIPSIS"),
    "spaces": code("print('a    b')") + out("a b", options="+NORMALIZE_WHITESPACE"),
    "spaces_as_they_are": code("print('a    b')") + out("a b"),
    "blank_at_the_end": code("print('a ')") + out("a"),
    "blank_at_the_end_normalised": code("print('a ')") + out("a", options="+NORMALIZE_WHITESPACE"),
    "tab": code("print('a\\tb')") + out("a\tb"),
    "tab_normalised": code("print('a\\tb')") + out("a\tb", options="+NORMALIZE_WHITESPACE"),
    "no_newline": code("print('a', end='')") + out("a"),
    "blankline_is_text": code("print('<BLANKLINE>')") + out("<BLANKLINE>"),
    "true_for_one": code("print(True)") + out("1"),
    "traceback": code("int('x')") + out(*TRACEBACK),
    "traceback_of_another_type": code("int('x')") + out(*TRACEBACK[:2], "KeyError: 1"),
    "goes_on_after_an_exception": code("int('x')") + out(*TRACEBACK) + code("print(1)") + out("1"),
    "no_exception_at_all": code("x = 1") + out(*TRACEBACK),
    "two_blocks": code("print(1)") + out("1") + code("print(2)") + out("2"),
    "two_blocks_second_wrong": code("print(1)") + out("1") + code("print(2)") + out("3"),
    "own_flags_in_each_block": code("print('a  b')")
    + out("a b", options="+NORMALIZE_WHITESPACE")
    + code("print('c')")
    + out("c"),
    "session": session(">>> 1 + 1", "2"),
    "session_different": session(">>> 1 + 1", "3"),
    "session_ellipsis": session(">>> list(range(20))", "[0, 1, ..., 19]"),
    "session_traceback": session(">>> int('x')", *TRACEBACK),
    "session_flag_in_line": session(">>> print('a   b')  # doctest: +NORMALIZE_WHITESPACE", "a b"),
    "session_options": session(">>> print('a   b')", "a b", options="+NORMALIZE_WHITESPACE"),
    "session_true_for_one": session(">>> True", "1"),
    "session_blank_line": session(">>> print('a\\n\\nb')", "a", "<BLANKLINE>", "b"),
    "session_skip": session(">>> 1 / 0  # doctest: +SKIP", ">>> 1", "1"),
    "session_then_program": session(">>> x = 1") + code("print(x)") + out("1"),
    "program_then_session": code("x = 1") + session(">>> x", "1"),
    "program_then_session_wrong": code("x = 1") + session(">>> x", "2"),
    "bare_session_then_program": ">>> x = 1\n>>> x\n1\n\n"
    + block("testcode::", "print(x)")
    + block("testoutput::", "1"),
    "stray_output": out("stray") + code("print(1)") + out("1"),
    "output_after_set_up_alone": block("testsetup:: g", "x = 5")
    + out("x", skipif="1 > 2")
    + code("print(x)")
    + out("5"),
    "version_of_one_of_several_blocks": session(">>> 1", "2", pyversion="< 3")
    + code("print(1)")
    + out("1"),
    "session_that_is_never_run": session(">>> 1", "2", options="+SKIP"),
    "program_that_is_never_run": code("print(1)") + out("2", options="+SKIP"),
    "one_of_two_is_never_run": session(">>> 1", "2", options="+SKIP") + session(">>> 1", "1"),
    "later_output_holds": code("print(1)") + out("2") + out("1"),
    "earlier_output_does_not": code("print(1)") + out("1") + out("2"),
    "skipped": code("1 / 0", skipif="True") + out("x", skipif="True"),
    "skipped_in_part": code("1 / 0", skipif="True") + code("print(1)") + out("1"),
    "not_skipped": code("1 / 0", skipif="False"),
    "skipped_by_global_setup": code("1 / 0", skipif="double(1) == 2"),
    "output_of_some_versions": code("print(1)")
    + out("2", skipif="True")
    + out("1", skipif="False"),
    "pyversion": session(">>> 1", "2", pyversion="< 3"),
    "pyversion_that_holds": session(">>> 1", "2", pyversion=">= 3"),
    "global_setup": code("print(double(4))") + out("8"),
    "own_setup": block("testsetup:: g", "x = double(1)") + code("print(x)") + out("2"),
    "setup_of_every_group": block("testsetup:: *", "x = 5") + code("print(x)") + out("5"),
    "code_of_every_group": code("x = 1") + block("testcode:: *", "print(x)")
    + block("testoutput:: *", "1"),
    "cleanup": code("x = 1") + block("testcleanup:: g", "assert x == 1"),
    "future": code("from __future__ import annotations", "def f(x: Nothing): pass"),
    "module_of_the_project": code("import eggs", "print(eggs.count())") + out("3"),
    "no_such_module": code("import no_such_module_at_all"),
    "syntax_error": code("print(1"),
}  # fmt: skip
CONF = """
extensions = ["gleichlauf"]
doctest_global_setup = "def double(x):\\n    return 2 * x"
doctest_path = [{!r}]
doctest_show_successes = True
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("meaning")
    site = Site(root)
    site.write("conf.py", CONF.format(str(root / "lib")))
    site.write("lib/eggs.py", "def count():\n    return 3\n")
    site.write("docs/index.rst", "Title\n=====\n\n.. toctree::\n   :glob:\n\n   *\n")
    for name, text in PAGES.items():
        site.write(f"docs/{name}.rst", f"{name}\n{'=' * len(name)}\n\n{text}")
    return site


@pytest.fixture(scope="module")
def failing(site: Site) -> set[str]:
    """The pages that fail in Sphinx's own builder, from a process of its own."""
    site.run("-b", "doctest", "docs", "build/doctest")
    output = (site.root / "build/doctest/output.txt").read_text("utf-8")
    parts = re.split(r"\nDocument: (\w+)\n", output.partition("\nDoctest summary")[0])
    results = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert len(results) > len(PAGES) - 8  # those that are skipped as a whole have none
    return {name for name, text in results.items() if "\nFile " in text}


@pytest.fixture(scope="module")
def examples(site: Site) -> Built:
    return site.build("examples", "en")


def passes(path: Path) -> bool:
    example = read_example(path.read_text("utf-8"))
    return is_left_out(example, sys.executable) or check_file(path) == ""


@pytest.mark.parametrize("name", PAGES)
def test_as_in_sphinx(name: str, examples: Built, failing: set[str]) -> None:
    files = sorted((examples.out / name).glob("*.py"))
    assert len(files) <= 1
    # What does not parse is no file; the build tells of it.
    ours = passes(files[0]) if files else not any(name in it for it in examples.warnings)
    assert ours is (name not in failing)


def test_both_kinds_are_there(failing: set[str]) -> None:
    assert 10 < len(failing) < len(PAGES) - 20


def test_where_modules_are_is_said_relative_to_the_examples(examples: Built) -> None:
    assert examples.text("search_path.txt").splitlines()[1:] == ["../../../lib"]


@pytest.mark.parametrize("name", ["blank_at_the_end", "tab"])
def test_what_nobody_sees_is_made_visible(examples: Built, name: str) -> None:
    [path] = (examples.out / name).glob("*.py")
    told = check_file(path)
    assert "+NORMALIZE_WHITESPACE" in told
    assert re.search("\N{OPEN BOX}|\N{RIGHTWARDS ARROW}", told)


def test_conditions_and_needs_stand_in_the_head_and_on_the_page(site: Site) -> None:
    built = site.build("html", "en", gleichlauf_examples="doctest")
    assert "Left out where" in built.text("skipped_by_global_setup.html")
    shown = re.sub("<[^>]*>", "", built.text("skipped_by_global_setup.html"))
    assert "Left out where double(1) == 2" in shown
    assert "Needs besides Python: eggs" in built.text("module_of_the_project.html")
    head = built.text("_examples/module_of_the_project/g.py").partition("# ----")[0]
    assert "Needs besides Python 3.11 or later: eggs" in head


def test_threads_in_set_up_code_are_seen(site: Site) -> None:
    other = Site(site.root.parent / "threads")
    other.write("conf.py", 'extensions = ["gleichlauf"]\n')
    setup = block("testsetup:: g", "import threading")
    page = setup + code("t = threading.Thread(target=print)", "t.start()", "t.join()") + out("")
    other.write("docs/index.rst", f"Title\n=====\n\n{page}")
    [path] = (other.build("examples", "en").out / "index").glob("*.py")
    assert read_example(path.read_text("utf-8")).search is not None
