"""Texts that code depends on: labels, keys and file names change in all places or in none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gleichlauf.equivalence.data import holds
from gleichlauf.equivalence.difference import Difference
from gleichlauf.equivalence.looks import suffix
from gleichlauf.equivalence.mentions import Mention, words
from gleichlauf.equivalence.occurrence import NamePair, Signature, TextPair
from gleichlauf.equivalence.scopes import OUTSIDE

Became = Mapping[str, Counter[str]]
"""What each name became, and how often."""


class Labels:
    """The texts of a page, block by block: what is known of keys is known to the blocks below."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._data: list[TextPair] = []

    def check(
        self,
        texts: Sequence[TextPair],
        names: Sequence[NamePair],
        signatures: Sequence[Signature] = (),
    ) -> tuple[Difference, ...]:
        """Return what is wrong with the texts of the next block.

        ``names`` and ``signatures`` may be empty where every name became itself.
        """
        found = (
            *self._looked_up(texts),
            *_file_names(texts),
            *_named(texts, names, signatures),
            *_exchanged(texts),
        )
        self.note(texts)
        return found

    def note(self, texts: Sequence[TextPair]) -> None:
        """Note the keys of a block that nobody translated."""
        for pair in texts:
            if pair.is_key:
                self._keys[pair.source].add(pair.target)
        self._data += [pair for pair in texts if pair.is_data]

    def _looked_up(self, texts: Sequence[TextPair]) -> Iterator[Difference]:
        """Find texts that are compared or looked up, but are none of those that are set."""
        given: dict[str, set[str]] = defaultdict(set)
        for pair in texts:
            if not pair.is_lookup:
                given[pair.source].add(pair.target)
        for pair in texts:
            if not pair.is_lookup:
                continue
            known, where = given.get(pair.source), ""
            if known is None:
                known, where = self._keys.get(pair.source), " above"
            if known is not None and pair.target not in known:
                names = " or ".join(sorted(f"{text!r:.40}" for text in known))
                yield _difference(pair, f"{pair.target!r:.40} is {names} where it is set{where}")
            elif known is None:
                yield from self._read(pair, texts)

    def _read(self, pair: TextPair, texts: Sequence[TextPair]) -> Iterator[Difference]:
        """Find a name that is looked up in data, and no longer stands there."""
        here = [text for text in texts if text.is_data and holds(text.source, pair.source)]
        above = [text for text in self._data if holds(text.source, pair.source)]
        holders = here or above
        if not holders or any(holds(text.target, pair.target) for text in holders):
            return
        if here and pair.source == pair.target:
            reason = f"the code looks {pair.target!r:.40} up in this text, which has it no more"
            yield _difference(here[0], reason)
        else:
            reason = f"{pair.target!r:.40} is looked up in a text that does not have it"
            yield _difference(pair, reason)


def _difference(pair: TextPair, reason: str) -> Difference:
    return Difference("value", pair.line, pair.source_line, reason)


def _file_names(texts: Sequence[TextPair]) -> Iterator[Difference]:
    """Find files that have another name in another place."""
    first: dict[str, str] = {}
    for pair in texts:
        if suffix(pair.source) and first.setdefault(pair.source, pair.target) != pair.target:
            reason = f"the file {first[pair.source]!r:.40} is called {pair.target!r:.40} here"
            yield _difference(pair, reason)


def _named(
    texts: Sequence[TextPair], names: Sequence[NamePair], signatures: Sequence[Signature]
) -> Iterator[Difference]:
    """Find texts that name something which is called otherwise."""
    mentioned = [(pair, pair.mention) for pair in texts if pair.mention]
    if not any(p.source != p.target for p, _ in mentioned) and not any(n.is_renamed for n in names):
        return
    became = _became(names, mentioned)
    for signature in signatures:
        parameters = became[f"parameter {signature.name}"]
        for one, other in signature.parameters:
            parameters[one][other] += 1
    for pair, mention in mentioned:
        before, after = words(pair.source, mention), words(pair.target, mention)
        known = became[_kind(mention)]
        if len(before) != len(after):
            if before and any(word in known for word in before):
                yield _difference(pair, f"{pair.target!r:.40} names something else than the source")
            continue
        for word, other in zip(before, after, strict=True):
            if word in known and other not in known[word]:
                name = known[word].most_common(1)[0][0]
                yield _difference(pair, f"{other!r:.40} has to be {name!r:.40}, {_what(mention)}")
                break
            if word not in known and word != other and _is_used(mention):
                yield _difference(pair, f"{other!r:.40} names the attribute `{word}`")
                break


def given_attributes(texts: Sequence[TextPair]) -> tuple[tuple[str, str], ...]:
    """Return the attributes that texts bring into being under another name than in the source."""
    found = []
    for text in texts:
        mention = text.mention
        if mention and mention.defines and text.source != text.target:
            pairs = zip(words(text.source, mention), words(text.target, mention), strict=False)
            found += [pair for pair in pairs if pair[0] != pair[1]]
    return tuple(found)


def _what(mention: Mention) -> str:
    if mention.form == "option" and mention.named == "attribute":
        return "as the attribute of that name is called"
    return f"as the {mention.named} is called"


def _is_used(mention: Mention) -> bool:
    """Tell whether a text takes a name for granted that nothing else may show."""
    return mention.named == "attribute" and not mention.defines


def _kind(mention: Mention) -> str:
    return f"{mention.named} {mention.owner}"


def _became(
    names: Sequence[NamePair], mentioned: Sequence[tuple[TextPair, Mention]]
) -> dict[str, dict[str, Counter[str]]]:
    """Return what became of the names that texts may name, by the kind of what they name."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for pair in names:
        if pair.role == "attribute" or (pair.place and pair.place.kind == "class"):
            found["attribute "][pair.source][pair.target] += 1
        elif pair.role == "keyword":
            found[f"keyword {pair.owner}"][pair.source][pair.target] += 1
        elif pair.role == "name" and pair.place and pair.place.scope == OUTSIDE:
            found["variable "][pair.source][pair.target] += 1
    makers = {mention.maker for _, mention in mentioned if mention.maker}
    for pair in names:
        if pair.role == "keyword" and pair.owner in makers:
            found["attribute "][pair.source][pair.target] += 1
    # What only texts define counts for other texts, where no code shows the name itself.
    shown = {kind: set(known) for kind, known in found.items()}
    for text, mention in mentioned:
        if mention.defines and mention.form != "option":
            kind = _kind(mention)
            for word, other in zip(
                words(text.source, mention), words(text.target, mention), strict=False
            ):
                if word not in shown.get(kind, ()):
                    found[kind][word][other] += 1
    return found


def _exchanged(texts: Sequence[TextPair]) -> Iterator[Difference]:
    """Find texts that stand in each other's places."""
    first: dict[tuple[str, str], int] = {}
    for number, pair in enumerate(texts):
        if pair.source != pair.target:
            first.setdefault((pair.source, pair.target), number)
    for (source, target), number in first.items():
        other = first.get((target, source), -1)
        if other > number and not texts[number].is_unordered:
            reason = f"{source!r:.40} and {target!r:.40} have changed places"
            yield _difference(texts[number], reason)
