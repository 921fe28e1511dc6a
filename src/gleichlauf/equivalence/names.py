"""Names over the blocks of a page: each has to become one and the same name, or stay.

A name that the block binds may be renamed if it is renamed everywhere; whether a name that it
only uses may be, depends on the other blocks of the page and on Python.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gleichlauf.equivalence.difference import Difference, DifferenceName
from gleichlauf.equivalence.occurrence import NamePair, Signature
from gleichlauf.equivalence.scopes import OUTSIDE
from gleichlauf.equivalence.vocabulary import (
    BUILTINS,
    LIBRARIES,
    MODULES,
    attributes,
    basic_attributes,
)

_Key = tuple[int, str]
_ON_THE_PAGE = re.compile("was renamed to|keeps its name where the page defines it")
"""What is one cause, however many blocks of the page it shows in."""

_NAMELESS = {"_", "__"}
_SPECIAL = re.compile(
    r"__\w+__\Z|_(?:missing|generate_next_value|ignore|order)_\Z"
    r"|_(?:replace|asdict|fields|make|field_defaults)\Z"
)
"""Names that Python reserves: its own, those of `enum`, and those of ``namedtuple``."""


@dataclass(frozen=True, slots=True)
class BlockNames:
    """The names of one block of a page; for one that is not translated, each became itself.

    ``given`` are attributes that a text brings into being, as the fields of a ``namedtuple``, if
    they were renamed: (source, translation).
    """

    pairs: tuple[NamePair, ...]
    signatures: tuple[Signature, ...] = ()
    given: tuple[tuple[str, str], ...] = ()


def name_differences(blocks: Sequence[BlockNames]) -> list[tuple[int, Difference]]:
    """Return what is wrong with the names of a page's blocks: (index of the block, difference)."""
    page = _Page(blocks)
    for index in range(len(blocks)):
        page.check(index)
    return _one_for_each_renaming(page.found)


def _one_for_each_renaming(found: list[tuple[int, Difference]]) -> list[tuple[int, Difference]]:
    """Keep the first place that a renaming above left behind, with the number of the others."""
    places = Counter(d.reason for _, d in found if _ON_THE_PAGE.search(d.reason))
    kept = []
    seen: set[str] = set()
    for index, difference in found:
        reason = difference.reason
        if reason in seen:
            continue
        if _ON_THE_PAGE.search(reason):
            seen.add(reason)
            more = places[reason] - 1
            where = f", and is used in {more} more places" if more > 1 else ""
            where = ", and is used in 1 more place" if more == 1 else where
            difference = replace(difference, reason=reason + where)
        kept.append((index, difference))
    return kept


class _Page:
    def __init__(self, blocks: Sequence[BlockNames]) -> None:
        self.found: list[tuple[int, Difference]] = []
        self._blocks = blocks
        self._bound: list[dict[str, set[str]]] = []  # per block: source name -> its new names
        self._above: dict[str, set[str]] = defaultdict(set)  # the same, of the blocks before
        self._attributes: dict[str, set[str]] = defaultdict(set)
        self._first_attribute: dict[str, int] = {}
        self._signatures: dict[str, list[Signature]] = defaultdict(list)
        self._imports: set[str] = set()
        for index, block in enumerate(blocks):
            bound: dict[str, set[str]] = defaultdict(set)
            for pair in block.pairs:
                if _defines_attribute(pair):
                    self._attributes[pair.source].add(pair.target)
                    self._first_attribute.setdefault(pair.source, index)
                if pair.place and pair.place.scope == OUTSIDE and pair.binds:
                    bound[pair.source].add(pair.target)
            # The name that an import binds follows the pair of what is imported.
            self._imports.update(
                pair.source for imported, pair in pairwise(block.pairs)
                if imported.role in ("module", "imported") and not imported.is_renamed
                and pair.role == "name"
            )  # fmt: skip
            self._bound.append(bound)
            for source, target in block.given:
                self._attributes[source].add(target)
                self._first_attribute.setdefault(source, index)
            for signature in block.signatures:
                self._signatures[signature.name].append(signature)
        self._known = set().union(*self._bound)

    def check(self, index: int) -> None:
        every = self._blocks[index].pairs
        skip = self._modules(index, every)
        wrong = {*self._fixed(index, every), *self._exchanged(index, every)}
        pairs = [pair for pair in every if (pair.role, pair.source) not in wrong]
        groups: dict[_Key, list[NamePair]] = defaultdict(list)
        attribute_groups: dict[str, list[NamePair]] = defaultdict(list)
        for pair in pairs:
            if pair.place is not None and pair.source not in skip:
                groups[pair.place.scope, pair.source].append(pair)
            elif pair.role == "attribute":
                attribute_groups[pair.source].append(pair)
            elif pair.role == "keyword":
                self._keyword(index, pair)
        agreed = {key: self._agree(index, group) for key, group in groups.items()}
        self._one_to_one(index, groups, agreed)
        for (scope, source), group in groups.items():
            if any(_defines_attribute(pair) for pair in group):
                continue  # checked with the attributes
            self._bound_or_free(index, scope, source, agreed[scope, source], group)
        for pair in pairs:
            if _defines_attribute(pair):
                attribute_groups[pair.source] += []
        for source, group in attribute_groups.items():
            self._attribute(index, source, group)
        for source, targets in self._bound[index].items():
            self._above[source] |= targets

    # Names that are wrong whatever the others became

    def _fixed(self, index: int, pairs: Iterable[NamePair]) -> Iterator[tuple[str, str]]:
        """Report names that Python or a library asks for; yield them."""
        for pair in pairs:
            if not pair.is_renamed:
                continue
            if _SPECIAL.match(pair.source):
                reason = f"Python's own `{pair.source}` became `{pair.target}`"
            elif pair.fixed_by:
                if pair.beginning and pair.target.startswith(pair.beginning):
                    continue  # what follows is the author's own
                reason = f"{pair.fixed_by} looks for `{pair.source}`, which became `{pair.target}`"
            else:
                continue
            self._report(index, "names", pair, reason)
            yield pair.role, pair.source
            if pair.place and pair.place.kind == "class":
                yield "attribute", pair.source

    def _exchanged(self, index: int, pairs: Iterable[NamePair]) -> Iterator[tuple[str, str]]:
        """Report names that took each other's places, which is no renaming; yield them."""
        became: dict[str, dict[str, NamePair]] = defaultdict(dict)
        for pair in pairs:
            if pair.is_renamed and pair.role in ("name", "attribute"):
                became[pair.role].setdefault(pair.source, pair)
        for role, renamed in became.items():
            seen: set[str] = set()
            for source, pair in renamed.items():
                circle = [source]
                while (following := renamed[circle[-1]].target) in renamed and (
                    following not in circle
                ):
                    circle.append(following)
                if following != source or source in seen:
                    continue
                seen.update(circle)
                names = " and ".join(f"`{name}`" for name in circle)
                self._report(index, "names", pair, f"{names} have changed places")
                yield from ((role, name) for name in circle)

    # The names of one block

    def _agree(self, index: int, group: list[NamePair]) -> str:
        """Return what a name became; report the places that say otherwise."""
        votes = Counter(pair.target for pair in group)
        binding = next((pair.target for pair in group if pair.binds), group[0].target)
        most = max(votes.values())
        reference = binding if votes[binding] == most else votes.most_common(1)[0][0]
        elsewhere = next(pair.line for pair in group if pair.target == reference)
        reported = set()
        for pair in group:
            if pair.target != reference and pair.target not in reported:
                reported.add(pair.target)
                self._report(index, "names", pair, _odd(pair, reference, elsewhere))
        return reference

    def _one_to_one(
        self, index: int, groups: dict[_Key, list[NamePair]], agreed: dict[_Key, str]
    ) -> None:
        taken: dict[_Key, _Key] = {}
        # Who kept its name owns it; who came to it by renaming is in the wrong.
        for key in sorted(groups, key=lambda key: agreed[key] != key[1]):
            if len({pair.target for pair in groups[key]}) > 1:
                continue  # which is reported already
            pair = next((p for p in groups[key] if p.target == agreed[key]), groups[key][0])
            place = pair.target_place
            target = (place.scope if place else OUTSIDE, agreed[key])
            owner = taken.setdefault(target, key)
            if owner != key and owner[1] != key[1] and key[1] not in _NAMELESS:
                if _follow_each_other(groups[owner], groups[key]):
                    continue
                reason = f"both `{owner[1]}` and `{key[1]}` became `{target[1]}`"
                self._report(index, "names", pair, reason)

    def _bound_or_free(
        self, index: int, scope: int, source: str, target: str, group: list[NamePair]
    ) -> None:
        pair = next(p for p in group if p.target == target)
        if scope != OUTSIDE or any(p.binds for p in group):
            if source != target and all(p.target == target for p in group):
                self._renamed(index, pair)
            return
        allowed = self._above.get(source)
        if allowed:
            if target not in allowed:
                names = " or ".join(f"`{name}`" for name in sorted(allowed))
                if allowed == {source}:
                    reason = f"`{source}` keeps its name where the page defines it"
                    reason += f"; here it is `{target}`"
                elif source == target:
                    reason = f"`{source}` was renamed to {names} where the page defines it"
                else:
                    reason = f"`{source}` is {names} where the page defines it, not `{target}`"
                self._report(index, "names", pair, reason)
        elif source != target:
            if source in BUILTINS and not self._is_sketched(index, source):
                reason = f"Python's own `{source}` became `{target}`{self._nobody(target)}"
                self._report(index, "names", pair, reason)
            else:
                self._renamed(index, pair)

    # Attributes, keywords, modules

    def _attribute(self, index: int, source: str, group: list[NamePair]) -> None:
        block = self._blocks[index]
        here = [p for p in block.pairs if p.source == source and _defines_attribute(p)]
        if here:
            self._own_attribute(index, source, here, group)
            return
        pair = next((p for p in group if p.is_renamed), group[0])
        defined = self._attributes.get(source, set())
        names = " or ".join(f"`{name}`" for name in sorted(defined))
        if pair.is_renamed:
            if pair.target in defined:
                self._renamed(index, pair)
            elif defined == {source}:
                reason = f"the attribute `{source}` keeps its name where the page defines it"
                self._report(index, "names", pair, f"{reason}; here it is `{pair.target}`")
            elif defined:
                reason = f"the attribute `{source}` is {names} where the page defines it"
                self._report(index, "names", pair, f"{reason}, not `{pair.target}`")
            elif self._is_known(pair) or source in self._known_attributes(pair):
                reason = f"the attribute `{source}` became `{pair.target}`"
                self._report(index, "names", pair, reason)
            elif len({p.target for p in group}) > 1:
                self._agree(index, group)
            else:
                self._renamed(index, pair)
        elif defined and source not in defined and self._first_attribute[source] < index:
            if self._is_known(pair) or source in attributes():
                return
            reason = f"the attribute `{source}` was renamed to {names} where the page defines it"
            self._report(index, "names", pair, reason)

    def _own_attribute(
        self, index: int, source: str, here: list[NamePair], group: list[NamePair]
    ) -> None:
        """Check an attribute that the block itself defines: it has one name there.

        Something else may have an attribute of that name, as every list has an ``append``.
        """
        if not any(pair.is_renamed for pair in [*here, *group]):
            return
        own = {"self", "cls"} | {s.name for s in self._blocks[index].signatures}
        own |= {pair.outside for pair in here}
        group = [
            p for p in group
            if p.is_renamed or (p.outside in own and not p.nested) or not self._is_pythons(p)
        ]  # fmt: skip
        together = [*here, *(pair for pair in group if pair not in here)]
        if len({pair.target for pair in together}) > 1:
            self._agree(index, together)
        else:
            self._renamed(index, together[0])

    def _keyword(self, index: int, pair: NamePair) -> None:
        known = self._signatures.get(pair.owner, [])
        allowed = {new for s in known for old, new in s.parameters if old == pair.source}
        if not allowed and pair.owner in _REPLACING:
            allowed = self._attributes.get(pair.source, set())
        if allowed:
            if pair.target not in allowed:
                names = " or ".join(f"`{name}`" for name in sorted(allowed))
                reason = f"the parameter `{pair.source}` of `{pair.owner}` is {names}"
                self._report(index, "names", pair, f"{reason}, not `{pair.target}`")
            elif pair.is_renamed:
                self._renamed(index, pair)
        elif pair.is_renamed:
            strict = (
                pair.owner in BUILTINS
                or self._is_known(pair)
                or (pair.origin == "outside" and pair.outside in MODULES)
                or (pair.is_method and pair.owner in attributes())
                or (known and not any(s.accepts_any for s in known))
            )
            if strict and pair.owner not in _ANY_KEYWORD:
                reason = f"the keyword `{pair.source}` of `{pair.owner}` became `{pair.target}`"
                self._report(index, "names", pair, reason)
            else:
                self._renamed(index, pair)

    def _modules(self, index: int, pairs: Iterable[NamePair]) -> set[str]:
        """Check what is imported; return the names whose renaming is reported by that."""
        reported = set()
        for pair in pairs:
            if not pair.is_renamed:
                continue
            top = (pair.owner or pair.source).partition(".")[0]
            if pair.role == "module" and top in MODULES | LIBRARIES:
                reason = f"the module `{pair.source}` became `{pair.target}`"
            elif pair.role == "imported" and (
                top in MODULES | LIBRARIES or self._is_left_behind(index, pair, pairs)
            ):
                reason = f"`{pair.source}` of the module `{pair.owner}` became `{pair.target}`"
            else:
                continue
            self._report(index, "names", pair, reason)
            reported.add(top if pair.role == "module" else pair.source)
        return reported

    def _is_left_behind(self, index: int, pair: NamePair, pairs: Iterable[NamePair]) -> bool:
        """Tell whether what is imported was renamed, but not the module that has it.

        The page may define it, and then for the other blocks to see.
        """
        kept = any(p.role == "module" and p.source == p.target == pair.owner for p in pairs)
        elsewhere = (b for i, b in enumerate(self._bound) if i != index)
        return kept and not any(pair.target in b.get(pair.source, ()) for b in elsewhere)

    def _nobody(self, name: str) -> str:
        """Return the words for a name that nothing on the page defines."""
        targets = set().union(*(set().union(*b.values()) for b in self._bound if b))
        return "" if name in targets or name in BUILTINS else ", which nobody defines"

    def _known_attributes(self, pair: NamePair) -> frozenset[str]:
        """Return the attributes that are Python's; fewer where the page never says what it is.

        ``student.name`` may be anything if no block of the page binds ``student``; but
        ``worker.start()`` does what it is called in all likelihood.
        """
        if pair.outside in ("self", "cls") and not pair.nested:
            return basic_attributes()  # its class is here, and what it inherits is known
        bound = pair.outside in BUILTINS or pair.outside in self._known
        is_known = pair.origin != "outside" or bound or pair.is_method
        return attributes() if is_known else basic_attributes()

    def _is_pythons(self, pair: NamePair) -> bool:
        """Tell whether an attribute is one that something of Python's has."""
        if pair.source in basic_attributes():
            return True
        return self._is_known(pair) and pair.source in attributes()

    def _is_sketched(self, index: int, source: str) -> bool:
        """Tell whether a builtin's name only stands for some value in a sketch of a call.

        As in ``echofilter(input, output)``, where nobody defines either name.
        """
        pairs = self._blocks[index].pairs
        return source in _COMMON_WORDS and any(
            pair.place and pair.place.scope == OUTSIDE and pair.is_renamed
            and pair.source not in BUILTINS and pair.source not in self._known
            for pair in pairs
        )  # fmt: skip

    def _is_known(self, pair: NamePair) -> bool:
        """Tell whether what has this attribute or keyword comes from Python or a library."""
        if pair.origin in ("imported", "outside"):
            return pair.outside in self._imports
        return pair.origin == "literal"

    # Reports

    def _renamed(self, index: int, pair: NamePair) -> None:
        self._report(index, "renamed", pair, f"`{pair.source}` became `{pair.target}` throughout")

    def _report(self, index: int, name: DifferenceName, pair: NamePair, reason: str) -> None:
        self.found.append((index, Difference(name, pair.line, pair.source_line, reason)))


_COMMON_WORDS = {"input", "id", "type", "dir", "format", "filter", "hash", "help", "map", "object",
                 "license", "copyright", "exit", "vars"}  # fmt: skip
_REPLACING = {"replace", "_replace", "evolve"}
"""Functions that copy an object, whose attributes are their keywords."""

_ANY_KEYWORD = {"format", "substitute", "safe_substitute", "dict", "update", "SimpleNamespace",
                "Namespace", "namedtuple", "partial"}  # fmt: skip


def _follow_each_other(one: list[NamePair], other: list[NamePair]) -> bool:
    """Tell whether one name is done with when the other, which is bound first, begins."""
    first, second = sorted((one, other), key=lambda group: group[0].source_line)
    ends = max(pair.source_line for pair in first)
    begins = min(pair.source_line for pair in second)
    return ends < begins and first[0].binds and second[0].binds


def _defines_attribute(pair: NamePair) -> bool:
    if pair.role == "attribute":
        return pair.binds
    return pair.binds and pair.place is not None and pair.place.kind == "class"


def _odd(pair: NamePair, reference: str, elsewhere: int) -> str:
    where = (
        "on the same line" if elsewhere == pair.line else f"in line {elsewhere + 1} of the block"
    )
    if pair.target == pair.source:
        return f"`{pair.source}` keeps its name here, but is `{reference}` {where}"
    return f"`{pair.source}` became `{pair.target}` here, but is `{reference}` {where}"
