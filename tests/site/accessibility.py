"""What axe says about a page that is open in a browser."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

CONTRAST = ["color-contrast"]
RUN = """(options) => axe.run(options.context, options).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}`)))"""

# Elements look the same if they and all around them have the same names and classes: the policy
# of the site allows no style attribute. So of each kind one is left, with what it stands in.
LEAVE_ONE_OF_EACH_KIND = """() => {
  const kindOf = (it) =>
    it ? `${it.tagName}.${it.getAttribute("class")}[${it.lang}] ${kindOf(it.parentElement)}` : "";
  const all = [...document.body.querySelectorAll("*")];
  const kinds = new Set();
  const kept = new Set();
  for (const element of all) {
    const kind = kindOf(element);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    for (let it = element; it && !kept.has(it); it = it.parentElement) kept.add(it);
  }
  for (const element of all) if (!kept.has(element)) element.remove();
}"""


def faults(page: Page, within: str | None = None, **options: Any) -> list[str]:
    """Run axe and return the broken rules, each with the element that breaks it.

    ``within`` is a selector: only what it finds is looked at. ``options`` are those of
    ``axe.run``.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT};0")
    given = {"context": within or "html", "resultTypes": ["violations"], **options}
    return [str(it) for it in page.evaluate(RUN, given)]


def structural_faults(page: Page) -> list[str]:
    """Return what is wrong whatever colours the reader has chosen."""
    rules = {rule: {"enabled": False} for rule in CONTRAST}
    # Which axe leaves out unless it is asked; Lighthouse asks.
    return faults(page, rules=rules | {"target-size": {"enabled": True}})


def faults_of_contrast(page: Page) -> list[str]:
    """Return what cannot be read well, light or dark; the page is thinned out by this.

    That there are many spans of one kind is what makes this rule slow: a chapter has 2000, and
    about 100 kinds.
    """
    page.evaluate(LEAVE_ONE_OF_EACH_KIND)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {fault}" for fault in faults(page, runOnly=CONTRAST)]
    return found
