"""Properties over generated programs and sessions.

The programs are put together from statements with comments, docstrings, and string literals of
every prefix and quote, so that every one parses on every supported Python.
"""

from __future__ import annotations

import ast
import doctest
import warnings

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gleichlauf.code.block import CodeBlock, Message
from gleichlauf.code.extract import messages
from gleichlauf.code.pieces import Comment, pieces
from gleichlauf.code.put_back import translate
from gleichlauf.code.same_code import same_code

# The same examples in every run, and no clock, so that a busy machine fails nothing.
PROPERTY = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

WORDS = st.sampled_from(
    ["Hallo", "Welt", "zwei Worte", "ä", "🎉", " ", "%s", "100 %", "$x", "#", ">>> x", "-", "it"]
)
# Raw pieces of a literal's inside that are valid in plain, raw and formatted ones.
INSIDE = st.sampled_from([r"\n", r"\t", r"\\", r"\d", r"\x41", r"\'", r"\"", r"\x1b", r"\r"])
FIELDS = st.sampled_from(
    ["{x}", "{x!r}", "{x:>{y}}", "{x=}", "{{", "}}", "{ x + 1 }", "{(1, 2)[0]}"]
)
PREFIXES = st.sampled_from(["", "r", "u", "b", "Rb", "f", "rF", "F"])
QUOTES = st.sampled_from(["'", '"', "'''", '"""'])
BREAKS = st.sampled_from(["\n", "\n    ", "\\\n"])
# Made once: to make a strategy takes far longer than to draw from it.
INSIDES = {
    (is_formatted, is_long): st.lists(
        st.one_of(WORDS, INSIDE, *[FIELDS] * is_formatted, *[BREAKS] * is_long), max_size=6
    )
    for is_formatted in (False, True)
    for is_long in (False, True)
}
MARKS = "\"'\\\n\r\t {}%$#ab\u00e4\U0001f389\u202e\x00"


@st.composite
def literals(draw: st.DrawFn) -> str:
    prefix, quote = draw(PREFIXES), draw(QUOTES)
    inside = "".join(draw(INSIDES["f" in prefix.lower(), len(quote) == 3]))
    if "b" in prefix.lower():
        inside = inside.encode("ascii", "ignore").decode()
    # A raw literal may not end in an odd number of backslashes; a letter makes sure of it.
    return f"{prefix}{quote}{inside}.{quote}"


LITERALS = literals()
BETWEEN = st.sampled_from([" ", "  ", ""])


@st.composite
def strings(draw: st.DrawFn) -> str:
    found = [draw(LITERALS)]
    if draw(st.booleans()):
        is_bytes = "b" in found[0].partition(found[0][-1])[0].lower()
        more = draw(LITERALS)
        if ("b" in more.partition(more[-1])[0].lower()) == is_bytes:
            found.append(more)
    return draw(BETWEEN).join(found)


COMMENTS = st.builds("#{}{}".format, st.sampled_from(["", " ", "  ", "# "]), WORDS)
STATEMENTS = st.one_of(
    st.builds("print({})".format, strings()),
    st.builds("x = {}".format, strings()),
    st.builds("x = ['ä', {}, {}]".format, strings(), strings()),
    st.builds("print({} % x, end='a b')".format, strings()),
    st.builds("raise ValueError({})  {}".format, strings(), COMMENTS),
    st.builds("x = {{{}: 1}}[{}]".format, strings(), strings()),
    strings(),
    COMMENTS,
)


DOCSTRINGS = st.builds(
    '"""{}.{}"""'.format, WORDS, st.sampled_from(["", "\\n\\n    Mehr.", "\n", "\n\n    so\n    "])
)


HEADS = st.sampled_from(["def f():", "class A:", "if x:", "with x as y:"])


@st.composite
def suites(draw: st.DrawFn, depth: int = 2) -> list[str]:
    """Return the lines of some statements; one that is a string may hold newlines."""
    found: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            found.append(draw(HEADS))
            found.append(f"    {draw(DOCSTRINGS)}")
            # Only a string spans lines, and its other lines must not be indented.
            found += [f"    {line}" for line in draw(suites(depth - 1))]
        else:
            found.append(draw(STATEMENTS))
    return found


SUITES = suites()
ENDS = st.sampled_from(["\n", "", "\n\n"])
OUTPUTS = st.lists(st.sampled_from(["Hallo\n", "1\n", "<BLANKLINE>\n", "  a b \n"]))


@st.composite
def programs(draw: st.DrawFn) -> CodeBlock:
    source = "\n".join(draw(SUITES)) + draw(ENDS)
    if draw(st.booleans()):
        source = source.replace("\n", "\r\n")
    return CodeBlock(source, "program")


@st.composite
def sessions(draw: st.DrawFn) -> CodeBlock:
    turns = []
    for _ in range(draw(st.integers(1, 3))):
        first, *others = "\n".join(draw(SUITES)).split("\n")
        turns.append(f">>> {first}\n")
        turns += [f"... {line}\n" if line else "...\n" for line in others]
        turns += draw(OUTPUTS)
    return CodeBlock("".join(turns), "session")


BLOCKS = st.one_of(programs(), sessions())
TRANSLATIONS = st.text(alphabet=st.sampled_from(MARKS), min_size=1, max_size=8)


@PROPERTY
@given(BLOCKS)
def test_untranslated_is_the_source(block: CodeBlock) -> None:
    found = messages(block)
    for translations in ({}, {m.text: m.text for m in found}, {m.text: "" for m in found}):
        result = translate(block, translations)
        assert result.source == block.source
        assert result.problems == ()


@PROPERTY
@given(BLOCKS)
def test_messages_stand_where_they_say(block: CodeBlock) -> None:
    found = messages(block)
    assert list(found) == sorted(found, key=lambda message: message.start)
    for message in found:
        before = block.source[: message.start].replace("\r\n", "\n")
        assert message.line == before.count("\n")
        here = block.source[message.start : message.end]
        if message.kind == "comment":
            assert here.startswith("#")
        elif message.kind != "output":
            assert here[-1] in "'\""


@PROPERTY
@given(BLOCKS, st.data())
def test_any_translation_leaves_the_code_as_it_is(block: CodeBlock, data: st.DataObject) -> None:
    found = messages(block)
    translations = {message.text: data.draw(TRANSLATIONS) for message in found}
    result = translate(block, translations)
    assert same_code(block, result.source)
    assert {problem.message for problem in result.problems} <= set(found)


def marked(message: Message) -> str:
    return "\n".join(line + "\"'\\ü" if line else "" for line in message.text.split("\n"))


@PROPERTY
@given(BLOCKS)
def test_there_and_back_means_the_same(block: CodeBlock) -> None:
    found = messages(block)
    there = {message.text: marked(message) for message in found}
    translated = translate(block, there)
    # Every literal is a text now or was one before, so that the rule finds all of them again.
    again = CodeBlock(translated.source, block.form, texts=frozenset(there.values()))
    back = translate(again, {new: old for old, new in there.items()})
    if block.form == "program" and not translated.problems and not back.problems:
        assert without_space(back.source) == without_space(block.source)


def without_space(source: str) -> str:
    """Return the meaning of a program; the space in docstrings is layout."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    return ast.dump(tree).replace("\\n", " ").replace(" ", "")


@PROPERTY
@given(programs())
def test_literals_and_comments_are_those_of_python(block: CodeBlock) -> None:
    found = pieces(block.source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for piece in found:
            here = block.source[piece.start : piece.end]
            if isinstance(piece, Comment):
                assert ast.parse(here).body == []
            elif not piece.is_formatted:
                value = ast.literal_eval(here)
                assert (value.decode("latin-1") if piece.is_bytes else value) == piece.text
            else:
                assert isinstance(ast.parse(here, mode="eval").body, ast.JoinedStr)


@PROPERTY
@given(sessions())
def test_doctest_reads_a_translated_session_alike(block: CodeBlock) -> None:
    translated = translate(block, {message.text: marked(message) for message in messages(block)})
    parser = doctest.DocTestParser()
    before = [(e.lineno, e.indent, e.options) for e in parser.get_examples(block.source)]
    after = [(e.lineno, e.indent, e.options) for e in parser.get_examples(translated.source)]
    assert before == after


def test_the_generated_programs_are_not_trivial() -> None:
    """A generator whose programs hold no messages would prove nothing."""
    seen: set[str] = set()

    @PROPERTY
    @given(programs())
    def collect(block: CodeBlock) -> None:
        seen.update(message.kind for message in messages(block))

    collect()
    assert seen == {"comment", "docstring", "text"}
