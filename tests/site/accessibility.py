"""What axe says about a page that is open in a browser."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """(options) => axe.run("html", options).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}`)))"""

# What colour a token of code has is nothing that a screen reader, a finger or a key meets, and
# most elements of a chapter are tokens.
SET_TOKENS_ASIDE = """() => {
  window.whole = [...document.querySelectorAll("pre")].map((it) => [it, it.cloneNode(true)]);
  for (const token of document.querySelectorAll("pre span:not([id])"))
    if (token.getAttributeNames().every((name) => name === "class"))
      token.replaceWith(...token.childNodes);
}"""
PUT_TOKENS_BACK = "() => { for (const [now, before] of whole) now.replaceWith(before); }"

# Elements look the same if they and all around them have the same names and classes: the policy
# of the site allows no style attribute, and all pages have the same style sheets. So of each kind
# that is not known yet one is left, with what it stands in. What is hidden here may be seen there.
LEAVE_ONE_OF_EACH_NEW_KIND = """(known) => {
  const kinds = new Map(Object.entries(known));
  const numberOf = new Map([[null, 0]]);
  const kept = new Set();
  const keep = (it) => {
    for (; it && !kept.has(it); it = it.parentElement) kept.add(it);
  };
  for (const it of document.querySelectorAll("*")) {
    const look = [it.tagName, it.getAttribute("class"), it.lang, it.checkVisibility(SEEN)];
    const kind = JSON.stringify([numberOf.get(it.parentElement), ...look]);
    if (!kinds.has(kind)) {
      kinds.set(kind, kinds.size + 1);
      keep(it);
    }
    numberOf.set(it, kinds.get(kind));
  }
  for (const it of document.body.querySelectorAll("*")) if (!kept.has(it)) it.remove();
  return Object.fromEntries(kinds);
}""".replace("SEEN", "{visibilityProperty: true}")


def faults(page: Page, **options: Any) -> list[str]:
    """Run axe, with options of ``axe.run``; return broken rules, each with what breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT};0")
    given = {"resultTypes": ["violations"], **options}
    return [str(it) for it in page.evaluate(RUN, given)]


class Accessibility:
    """Looks at one page after the other, and remembers which kinds of elements it has seen."""

    def __init__(self) -> None:
        self._seen: dict[int, dict[str, int]] = {}

    def faults(self, page: Page) -> list[str]:
        """Return all that axe finds; the page is thinned out by this."""
        page.evaluate(SET_TOKENS_ASIDE)
        found = faults_of_structure(page)
        page.evaluate(PUT_TOKENS_BACK)
        return found + self.faults_of_colours(page)

    def faults_of_colours(self, page: Page) -> list[str]:
        """Return what cannot be read well, light or dark, among the kinds not seen so far.

        That there are many elements of one kind is what makes these rules slow: a chapter has
        2000 spans, and about 100 kinds, most of which the chapter before it had, too. What
        depends on the width of the screen is looked at for each width.
        """
        assert page.viewport_size is not None
        width = page.viewport_size["width"]
        seen = self._seen.get(width, {})
        self._seen[width] = page.evaluate(LEAVE_ONE_OF_EACH_NEW_KIND, seen)
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
