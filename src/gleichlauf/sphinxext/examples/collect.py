"""From the listings of one page in one language to its examples."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import write_example
from gleichlauf.sphinxext.authors.listing import Fault
from gleichlauf.sphinxext.examples.checking import (
    common_condition,
    is_beyond_doctest,
    needs_steps,
    relevant,
    steps,
)
from gleichlauf.sphinxext.examples.docstrings import names_of
from gleichlauf.sphinxext.examples.groups import CODE, Key, keys, members, names
from gleichlauf.sphinxext.examples.outcomes import (
    FaultyError,
    Part,
    documented,
    out_of_place,
    outcomes,
)
from gleichlauf.sphinxext.examples.page import Collected, Defaults, Membership, PageExamples
from gleichlauf.sphinxext.examples.searched import searched

def collect(
    page: str, language: str, parts: Sequence[Part], defaults: Defaults, *, title: str = ""
) -> Collected:
    """Return the examples of a page in the order in which their code starts.

    ``title`` is what examples outside of any section are called. An example with faults gives
    the first of them only: the others may come from it.
    """
    belongs = keys(parts)
    groups = members(parts, belongs)
    named, wrong_names = names(_with_code(groups), page)
    faults = list(wrong_names)
    _adopt_outputs(groups, named)
    found: dict[Key, tuple[Example, str]] = {}
    outcome: dict[int, Outcome] = {}
    for key, group in groups.items():
        try:
            placed = out_of_place(group) if key in named else []
            group = [part for part in group if all(part is not it for it, _, _ in placed)]
            if example := _example(named.get(key), key, group, page, language, defaults, title):
                found[key] = example, write_example(example)
                outcome |= _documented(group, example)
            if placed:
                raise FaultyError(placed[0][1], placed[0][2], "output")
        except FaultyError as error:
            faults.append(error.fault)
        except ExampleFileError as error:
            place = next(p.listing.place for p in group if p.listing.role in CODE)
            reason = f"no file can be made of the example {named[key]!r}: {error.reason}"
            faults.append(Fault(reason, place, "example"))
    memberships = tuple(
        Membership(
            next((named[key] for key in _of(part, groups) if key in found), None),
            outcome.get(id(part)),
        )
        for part in parts
    )
    examples = PageExamples(
        tuple(example for example, _ in found.values()),
        tuple(text for _, text in found.values()),
        complete=not faults and not any(part.listing.broken for part in parts),
        blocks=tuple(part.listing.block for part in parts if part.listing.role in CODE),
        tested=sum(
            it.name is not None and part.listing.role in CODE
            for part, it in zip(parts, memberships, strict=True)
        ),
        marked=frozenset(
            named[key]
            for key in found
            if any(part.listing.marked and part.listing.role in CODE for part in groups[key])
        ),
    )
    return Collected(examples, memberships, tuple(faults))


def _with_code(groups: Mapping[Key, Sequence[Part]]) -> dict[Key, Sequence[Part]]:
    return {
        key: parts
        for key, parts in groups.items()
        if any(part.listing.role in CODE for part in parts)
    }


def _adopt_outputs(groups: dict[Key, list[Part]], named: Mapping[Key, str]) -> None:
    """Let outputs of a group without code follow the plain block that has the group's name."""
    blocks = {name: key for key, name in named.items() if key[0] == "block"}
    for key in [key for key in groups if key not in named]:
        if key[1] in blocks:
            groups[blocks[key[1]]] += groups.pop(key)


def _of(part: Part, groups: Mapping[Key, Sequence[Part]]) -> list[Key]:
    return [key for key, parts in groups.items() if any(part is it for it in parts)]


def _documented(parts: Sequence[Part], example: Example) -> dict[int, Outcome]:
    """Return the outcome that each output documents, by the identity of its part.

    The example's own object where it is the same: what is kept of a page adds up.
    """
    if example.form == "steps":
        return {}
    found = {}
    for part in parts:
        if part.listing.role == "testoutput":
            outcome = documented(part, parts)
            found[id(part)] = next((it for it in example.outcomes if it == outcome), outcome)
    return found


def _example(
    name: str | None,
    key: Key,
    parts: Sequence[Part],
    page: str,
    language: str,
    defaults: Defaults,
    title: str,
) -> Example | None:
    """Return an example, or None if a part does not parse; raises `FaultyError`."""
    if not parts or any(part.listing.broken for part in parts):
        return None
    code = [part for part in parts if part.listing.role in CODE]
    if name is None or not code:
        if all(not part.listing.marked for part in parts) or key[1] == "*":
            return None
        what = "output" if parts[0].listing.role == "testoutput" else "code"
        reason = f"this {what} belongs to no example: the page has no code named {key[1]!r}"
        raise FaultyError(parts[0], reason, "output")
    for part in code:
        if part.listing.options.fragment:
            reason = "a fragment cannot be part of an example; write it as code-block"
            raise FaultyError(part, reason, "name")
    if key[0] == "block":
        defaults = replace(defaults, setup="", cleanup="")
    elif key[0] == "docstring":
        setup = "\n\n".join(filter(None, [names_of(key[1]), defaults.setup]))
        defaults = replace(defaults, setup=setup)
    example = Example(
        name=name,
        page=page,
        language=language,
        title=next((p.caption for p in code if p.caption), code[0].title or title),
        form="program",
        setup=_joined(parts, {"testsetup"}, before=defaults.setup),
        code="",
        cleanup=_joined(parts, {"testcleanup"}, after=defaults.cleanup),
        outcomes=(),
        files=tuple(dict.fromkeys(file for part in code for file in part.listing.options.files)),
    )
    beyond = [part for part in parts if is_beyond_doctest(part)]
    if needs_steps(parts, defaults.flags, defaults.setup):
        if beyond:
            reason = (
                "an outcome of this kind needs a program whose blocks have the same conditions and"
                " options, and no traceback as output"
            )
            raise FaultyError(beyond[0], reason, "output")
        return _in_steps(example, parts, defaults)
    return _in_one(example, parts, defaults)


def _in_steps(example: Example, parts: Sequence[Part], defaults: Defaults) -> Example:
    """Return an example whose blocks are checked one by one."""
    always = [
        part
        for part in parts
        if not (part.listing.options.skipif or part.listing.options.pyversion)
    ]
    middle = [part for part in parts if part.listing.role in CODE | {"testoutput"}]
    apart = [part for part in parts if part not in always and part not in middle]
    first = [part for part in apart if part.listing.role == "testsetup"]
    last = [part for part in apart if part.listing.role == "testcleanup"]
    return replace(
        example,
        form="steps",
        setup=_joined(always, {"testsetup"}, before=defaults.setup),
        cleanup=_joined(always, {"testcleanup"}, after=defaults.cleanup),
        steps=steps([*first, *middle, *last], defaults.flags),
    )


def _in_one(example: Example, parts: Sequence[Part], defaults: Defaults) -> Example:
    """Return an example that is one program or one session."""
    code = [part for part in parts if part.listing.role in CODE]
    in_session = code[0].listing.block.form == "session"
    found = outcomes([part for part in parts if part.listing.role in CODE | {"testoutput"}])
    if found and in_session:
        output = next(part for part in parts if part.listing.role == "testoutput")
        raise FaultyError(output, "a >>> session holds its output itself", "output")
    wanting = code if in_session else [p for p in parts if p.listing.role == "testoutput"]
    search = searched(parts, defaults) if found else None
    if not found and all(part.listing.role == "testcode" for part in code):
        found = (Outcome(""),)  # as sphinx.ext.doctest has it
    return replace(
        example,
        form="session" if in_session else "program",
        code=_joined(parts, CODE),
        outcomes=found,
        search=search,
        flags=relevant(wanting[0], defaults.flags) if wanting else (),
        unless=common_condition(parts) or "",
    )


def _joined(
    parts: Sequence[Part], roles: Collection[str], *, before: str = "", after: str = ""
) -> str:
    own = [part.program for part in parts if part.listing.role in roles]
    programs = [program.strip("\n") for program in (before, *own, after)]
    return "\n\n".join(program for program in programs if program)
