"""The fields of f-strings: which one of the translation is which one of the source."""

from __future__ import annotations

import ast

from gleichlauf.equivalence.alignment import IGNORED, shape
from gleichlauf.equivalence.fields import spec_form
from gleichlauf.equivalence.literals import text_of
from gleichlauf.equivalence.scopes import Place, Slot

Field = ast.FormattedValue
Renamings = dict[tuple[int, str], str]
"""What each name of the source, by its scope, became."""


def partners(
    a: ast.JoinedStr, b: ast.JoinedStr, renamings: Renamings, places: dict[Slot, Place]
) -> tuple[list[tuple[Field, Field]], list[Field], list[Field]]:
    """Pair the fields of two f-strings; return the pairs, and what is left on either side.

    Fields may change places, so a partner is first looked for by its whole expression, with the
    names that the translation has; then by its shape.
    """
    before = [v for v in a.values if isinstance(v, Field)]
    after = [v for v in b.values if isinstance(v, Field)]
    pairs: list[tuple[Field, Field]] = []

    def take(wanted: dict[int, str], found: dict[int, str]) -> None:
        for field in list(before):
            partner = next((o for o in after if found[id(o)] == wanted[id(field)]), None)
            if partner is not None:
                pairs.append((field, partner))
                before.remove(field)
                after.remove(partner)

    take(
        {id(f): _as_renamed(f.value, renamings, places) + form(f) for f in before},
        {id(f): _as_renamed(f.value, {}, {}) + form(f) for f in after},
    )
    take({id(f): shape(f.value) + form(f) for f in before},
         {id(f): shape(f.value) + form(f) for f in after})  # fmt: skip
    take({id(f): shape(f.value) for f in before}, {id(f): shape(f.value) for f in after})
    return sorted(pairs, key=lambda pair: a.values.index(pair[0])), before, after


def form(value: Field) -> str:
    """Return how a field is written out: its conversion and what its specification means.

    For the fields in the specification, see `nested`.
    """
    spec = "" if value.format_spec is None else _spec(value.format_spec, "{}")
    return f"{value.conversion}:{spec_form(spec)}"


def nested(value: Field) -> list[Field]:
    """Return the fields in the specification of a field, as in ``{name:{width}}``."""
    spec = value.format_spec
    return (
        [v for v in spec.values if isinstance(v, Field)] if isinstance(spec, ast.JoinedStr) else []
    )


def _spec(node: ast.expr, fields: str) -> str:
    """Return a specification as text, in which ``fields`` stands for each field, if not empty."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(
        (fields or f"{{{ast.unparse(part.value)}}}") if isinstance(part, Field) else text_of(part)
        for part in parts
    )


def spelling(value: Field) -> str:
    """Return a field as it is written."""
    conversion = f"!{chr(value.conversion)}" if value.conversion > 0 else ""
    spec = "" if value.format_spec is None else ":" + _spec(value.format_spec, "")
    return f"{{{ast.unparse(value.value)[:40]}{conversion}{spec}}}"


def _as_renamed(node: ast.AST, renamings: Renamings, places: dict[Slot, Place]) -> str:
    """Return a tree as text with its names as the translation has them."""
    match node:
        case ast.Name(id=name):
            place = places.get((id(node), "id"))
            return f"name {renamings.get((place.scope, name), name) if place else name}"
        case ast.AST():
            parts = [
                _as_renamed(part, renamings, places)
                if isinstance(part, ast.AST)
                else ",".join(_as_renamed(p, renamings, places) for p in part)
                if isinstance(part, list)
                else repr(part)
                for name, part in ast.iter_fields(node)
                if name not in IGNORED
            ]
            return f"{type(node).__name__}({';'.join(parts)})"
        case _:
            return repr(node)
