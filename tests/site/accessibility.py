"""What axe says about a page that is open in a browser."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """(options) => window.axe && axe.run("html", options).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}`)))"""

# What colour a token of code has is nothing that a screen reader, a finger or a key meets, nor is
# the line it stands in; and most elements of a chapter are tokens and lines.
SET_TOKENS_ASIDE = """() => {
  const code = document.querySelectorAll("pre, :not(pre) > code");
  window.whole = [...code].map((it) => [it, it.cloneNode(true)]);
  for (const token of document.querySelectorAll("pre span, code span"))
    if (token.getAttributeNames().every((name) => name === "class" || name === "id"))
      token.replaceWith(...token.childNodes);
}"""
PUT_TOKENS_BACK = "() => { for (const [now, before] of whole) now.replaceWith(before); }"

# axe has no opinion of a text of one character. What is hidden here may be seen there.
TEXTS = """
const lengthOfText = (it) => it.matches("input, select, textarea") ? 2 :
  [...it.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "")
    .join("").trim().length;
const isText = (it) => lengthOfText(it) > 1 && it.checkVisibility({visibilityProperty: true});
const leave = (elements) => {
  const kept = new Set();
  for (let it of elements) for (; it && !kept.has(it); it = it.parentElement) kept.add(it);
  for (const it of document.body.querySelectorAll("*")) if (!kept.has(it)) it.remove();
};
"""

# Elements are drawn in the same way if they and all around them have the same names and classes:
# the policy of the site allows no style attribute.
LEAVE_ONE_TEXT_OF_EACH_NAME = f"""() => {{ {TEXTS}
  const names = new Map();
  const numberOf = new Map();
  const first = [];
  for (const it of document.querySelectorAll("*")) {{
    const text = isText(it);
    const named = [it.tagName, it.getAttribute("class"), it.lang, lengthOfText(it) > 0, text];
    const name = [numberOf.get(it.parentElement), ...named].join();
    if (!names.has(name)) {{
      names.set(name, names.size);
      if (text) first.push(it);
    }}
    numberOf.set(it, names.get(name));
  }}
  leave(first);
}}"""

# What axe asks for when it judges colours, except for places and sizes: of a text or the text
# around a link, and of all that a text stands in.
OF_A_TEXT = [
    *("color", "display", "font-size", "font-style", "font-weight", "text-decoration"),
    *("text-indent", "text-shadow", "border-top-style", "border-bottom-style", "outline-style"),
    *("-webkit-text-fill-color", "-webkit-text-stroke-width"),
]
AROUND_IT = [
    *("background-color", "background-image", "clip", "clip-path", "filter", "mix-blend-mode"),
    *("opacity", "overflow-x", "overflow-y", "position", "transform", "z-index"),
]

# Of each element the number of the one around it, what it does to all that is in it, and how its
# text is drawn if that can be seen; as one string, which takes a shorter time to bring here.
LOOKS = f"""([ofText, aroundIt]) => {{ {TEXTS}
  const elements = [...document.querySelectorAll("*")];
  const numberOf = new Map(elements.map((it, number) => [it, number]));
  const styles = (it, names) => {{
    const drawn = getComputedStyle(it);
    return names.map((name) => drawn.getPropertyValue(name)).join();
  }};
  const text = (it) => !it.matches("a") ? styles(it, ofText)
    : [styles(it, ofText), lengthOfText(it.parentElement) > 0, styles(it.parentElement, ofText)]
      .join();
  return JSON.stringify(elements.map((it) =>
    [numberOf.get(it.parentElement) ?? null, styles(it, aroundIt), isText(it) ? text(it) : null]));
}}"""

LEAVE_NUMBERS = f"""(numbers) => {{ {TEXTS}
  const elements = document.querySelectorAll("*");
  leave(numbers.map((number) => elements[number]));
}}"""

Look = tuple[tuple[str, ...], str]
"""All that a text stands in, from the outside to the inside, and how it is drawn itself."""


def faults(page: Page, **options: Any) -> list[str]:
    """Run axe, with options of ``axe.run``; return broken rules, each with what breaks it."""
    given = {"resultTypes": ["violations"], **options}
    found = page.evaluate(RUN, given)
    if found is None:
        page.evaluate(f"{AXE_SCRIPT};0")
        found = page.evaluate(RUN, given)
    return [str(it) for it in found]


def looks_of_texts(page: Page) -> Iterator[tuple[int, Look]]:
    """Yield the number and the look of each element of the page with a text that can be seen."""
    insides: list[tuple[str, ...]] = []
    elements = json.loads(page.evaluate(LOOKS, [OF_A_TEXT, AROUND_IT]))
    for number, (outer, does, text) in enumerate(elements):
        around = () if outer is None else insides[outer]
        # Most elements are drawn on what is behind them, and that is that.
        insides.append(around if around[-1:] == (does,) else (*around, does))
        if text is not None:
            yield number, (insides[-1], text)


class Accessibility:
    """Looks at one page after the other, and remembers which looks of texts it has seen."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[int, Scheme], set[Look]] = defaultdict(set)

    def faults(self, page: Page) -> list[str]:
        """Return all that axe finds; the page is thinned out by this."""
        page.evaluate(SET_TOKENS_ASIDE)
        found = faults_of_structure(page)
        page.evaluate(PUT_TOKENS_BACK)
        return found + self.faults_of_colours(page)

    def faults_of_colours(self, page: Page) -> list[str]:
        """Return what cannot be read well, light or dark, among the looks not seen so far.

        That there are many elements that look the same is what makes these rules slow: a chapter
        has 2000 elements, and about 40 looks, most of which the chapter before it had, too. What
        depends on the width of the screen is looked at for each width.
        """
        assert page.viewport_size is not None
        page.evaluate(LEAVE_ONE_TEXT_OF_EACH_NAME)
        new = set()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            seen = self._seen[page.viewport_size["width"], scheme]
            for number, look in looks_of_texts(page):
                if look not in seen:
                    seen.add(look)
                    new.add(number)
        if not new:
            return []
        page.evaluate(LEAVE_NUMBERS, sorted(new))
        found = []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{scheme}: {fault}" for fault in faults(page, runOnly=COLOURS)]
        return found


def faults_of_structure(page: Page) -> list[str]:
    """Return what is wrong whatever colours the reader has chosen."""
    rules = {rule: {"enabled": False} for rule in COLOURS}
    # Which axe leaves out unless it is asked; Lighthouse asks.
    return faults(page, rules=rules | {"target-size": {"enabled": True}})
