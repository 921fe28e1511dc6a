"""The readers of placeholders, compared with the library itself."""

# ruff: noqa: E501  (tables with a case on each line)

from __future__ import annotations

import string
import warnings
from string import Template

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.code.notations import MalformedError, fields, percent_fields

FIELDS = {
    "percent": ("%", "%s of %(name)5.2f %%", ["%s", "%(name)5.2f"]),
    "a width from the arguments": ("%", "%*d|%.*f", ["%*d", "%.*f"]),
    "format": ("format", "{} {0} {name!r:>5} {{}}", ["{}", "{0}", "{name!r:>5}"]),
    "a path": ("format", "{0[a:b]} {p.x[1]}", ["{0[a:b]}", "{p.x[1]}"]),
    "a field within a field": ("format", "{x:{w}}", ["{x:{w}}", "{w}"]),
    "Template": ("Template", "$who ${is} $$5", ["$who", "${is}"]),
    "an f-string": ("f-string", "{max(a, b)} {{}} {x!r:>{w}}", ["{max(a, b)}", "{x!r:>{w}}"]),
    "a dictionary in an f-string": ("f-string", "{d['}']}", ["{d['}']}"]),
}


@pytest.mark.parametrize(("notation", "text", "expected"), FIELDS.values(), ids=FIELDS)
def test_fields(notation: str, text: str, expected: list[str]) -> None:
    assert [field.text for field in fields(text, notation)] == expected  # type: ignore[arg-type]


MALFORMED = {
    "a single percent sign": ("%", "100% von"),
    "a percent sign at the end": ("%", "100 %"),
    "a percent sign with a width": ("%", "%5%"),
    "a dollar and a digit": ("Template", "costs $5"),
    "a dollar and a letter of another script": ("Template", "$имя"),
    "a dollar at the end": ("Template", "costs 5 $"),
    "an opening brace": ("format", "{a"),
    "a closing brace": ("format", "a}"),
    "a brace in a name": ("format", "{a{b}}"),
    "an f-string's brace": ("f-string", "{x"),
}


@pytest.mark.parametrize(("notation", "text"), MALFORMED.values(), ids=MALFORMED)
def test_malformed_texts(notation: str, text: str) -> None:
    with pytest.raises(MalformedError):
        fields(text, notation)  # type: ignore[arg-type]


PIECES = st.lists(
    st.sampled_from(["{", "}", "{}", "{{", "a", "[", "]", "!r", ":", ".", "0", "%", "%%", "%s",
                     "(x)", "d", " ", "$", "$$", "$a", "${a}", "5", "*", "-", "ä", "l"]), max_size=12,
).map("".join)  # fmt: skip


@given(PIECES)
def test_template_is_read_as_the_library_does(text: str) -> None:
    class Everything(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return ""

    try:
        Template(text).substitute(Everything())
    except ValueError:
        with pytest.raises(MalformedError):
            fields(text, "Template")
    else:
        names = [field.key for field in fields(text, "Template")]
        assert list(dict.fromkeys(names)) == Template(text).get_identifiers()


@given(PIECES)
def test_format_is_read_as_the_library_does(text: str) -> None:
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        with pytest.raises(MalformedError):
            fields(text, "format")
        return
    try:
        found = [field for field in fields(text, "format") if field.start >= 0]
    except MalformedError:
        # The parser alone does not look into what stands after the colon.
        assert any("{" in (part[2] or "") or "}" in (part[2] or "") for part in parts)
        return
    wanted = [(name, conversion or "", spec) for _, name, spec, conversion in parts]
    assert [(f.key + f.path, f.conversion, f.spec) for f in found] == wanted


@given(PIECES)
def test_percent_is_read_as_the_library_does(text: str) -> None:
    try:
        found = fields(text, "%")
    except MalformedError:
        with pytest.raises((ValueError, TypeError, KeyError)):
            apply(text, percent_fields(text))
    else:
        apply(text, found)


def apply(text: str, found: object) -> str:
    assert isinstance(found, tuple)
    named = any(field.key for field in found)
    arguments: object = {field.key: 1 for field in found} if named else ()
    if not named:
        arguments = tuple(1 for field in found for _ in range(1 + field.spec.count("*")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return text % arguments
