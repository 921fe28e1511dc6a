"""The workshop's page, the files beside the pages that it loads, and the links that lead there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from gleichlauf.example.example import Example
from gleichlauf.example.labels import labels
from gleichlauf.sphinxext.examples.downloads import FOLDER as EXAMPLES
from gleichlauf.sphinxext.examples.downloads import can_download
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.pages.player_script import SCRIPT as PLAYER
from gleichlauf.sphinxext.versions import app_of, builder_class, document_name
from gleichlauf.whole_file import write_whole
from gleichlauf.workshop.preparing import write_files
from gleichlauf.workshop.pyodide import NoPyodideError, check
from gleichlauf.workshop.reasons import JUDGEMENTS, REASONS, REFUSALS
from gleichlauf.workshop.script import workshop_script
from gleichlauf.workshop.words import WORDS

FOLDER = "_workshop"
"""Where Python lies; no page of Sphinx's own has a name that starts like this."""

EXERCISES = "_exercises"
"""Where starter programs lie, likewise."""

SCRIPT = "_static/gleichlauf-workshop.js"

KEPT = ".gleichlauf_cache/workshop"
"""Where that of it lies which takes long to make, from the folder of ``conf.py``."""

logger = logging.getLogger(__name__)


def package_of(config: Config, confdir: Path) -> Path | None:
    """Return the folder of Pyodide's package, None where a project has no workshop."""
    return confdir / config.gleichlauf_workshop if config.gleichlauf_workshop else None


def page_of(config: Config) -> str:
    """Return the name of the page to which "Change and run" leads, "" for none."""
    return str(config.gleichlauf_workshop_page) if config.gleichlauf_workshop else ""


def what_is_missing(config: Config, confdir: Path) -> str:
    """Return why there is no Python beside the pages, "" where there is."""
    package = package_of(config, confdir)
    if package is None:
        return "conf.py does not set gleichlauf_workshop"
    return _fault_of(package).removeprefix(f"{confdir}/")


@cache
def _fault_of(package: Path) -> str:
    """Return what is wrong with a package; asked by every example, so looked at once."""
    try:
        check(package)
    except NoPyodideError as error:
        return str(error)
    return ""


class workshop(nodes.General, nodes.Element):  # noqa: N801
    """The place of the workshop on a page; its children are shown where it cannot be."""


class WorkshopDirective(SphinxDirective):
    """``workshop:: PAGE/NAME``: the place where readers run programs, and the first of them."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        node = workshop(classes=["gleichlauf-workshop", "gleichlauf-example", "no-search"])
        node["first"] = self.arguments[0] if self.arguments else ""
        return [node]


class FillWorkshop(SphinxPostTransform):
    """Say in the place what a reader without a script sees, and where the script finds all."""

    default_priority = 300

    def is_supported(self) -> bool:
        """Say whether a page is made, and not a catalogue of its messages."""
        return builder_class(self.env).use_message_catalog

    def run(self, **kwargs: Any) -> None:
        """Fill each place of the page."""
        say = phrases(self.config.language).gettext
        for node in list(self.document.findall(workshop)):
            if not can_download(builder_class(self.env)):
                text = say("On the site, programs can be changed and run here.")
                node.replace_self(nodes.paragraph("", text))
                continue
            app = app_of(self.env)
            missing = what_is_missing(self.config, Path(app.confdir))
            if missing:
                node += nodes.paragraph(
                    "",
                    say(
                        "Programs cannot be run here: when this site was built, there was no"
                        " Python for browsers. What the builder said:"
                    )
                    + " ",
                    nodes.literal("", missing),
                )
                continue
            node += nodes.paragraph(
                "", say("Programs are run by a script, which this browser does not allow.")
            )
            texts = labels(self.config.language)
            here = app.builder.get_target_uri(document_name(self.env))
            node["data"] = {
                "folder": relative_uri(here, FOLDER),
                "examples": relative_uri(here, EXAMPLES),
                "exercises": relative_uri(here, EXERCISES),
                "player": relative_uri(here, PLAYER),
                "first": node["first"],
                "sections": f"{texts.setup}|{texts.code}",
            }


def visit_workshop(self: HTML5Translator, node: workshop) -> None:
    """Open the place."""
    data: Mapping[str, str] = node.get("data", {})
    attributes: dict[str, Any] = {f"data-{name}": value for name, value in data.items()}
    self.body.append(self.starttag(node, "div", **attributes))


def depart_workshop(self: HTML5Translator, node: workshop) -> None:
    """Close the place."""
    self.body.append("</div>\n")


def change_and_run(env: BuildEnvironment, page: str, example: Example) -> Iterator[nodes.Element]:
    """Yield the link to where a reader can change and run an example, if that is possible."""
    if example.form != "program":
        return
    query = f"?example={quote(f'{page}/{example.name}')}"
    if example.search is not None:
        query += f"&bound={example.search.bound}"
    text = phrases(app_of(env).config.language).gettext("Change and run")
    yield from _link(env, text, query)


def change_and_check(env: BuildEnvironment, solution: str) -> Iterator[nodes.Element]:
    """Yield the link to where a reader can solve an exercise of the page, likewise."""
    query = f"?exercise={quote(f'{document_name(env)}/{solution}')}"
    text = phrases(app_of(env).config.language).gettext("Change and check")
    yield from _link(env, text, query)


def _link(env: BuildEnvironment, text: str, query: str) -> Iterator[nodes.Element]:
    app = app_of(env)
    to = page_of(app.config)
    if to not in env.found_docs or what_is_missing(app.config, Path(app.confdir)):
        return
    here = app.builder.get_target_uri(document_name(env))
    uri = relative_uri(here, app.builder.get_target_uri(to)) + query
    yield nodes.reference("", text, refuri=uri, internal=True, classes=["gleichlauf-change"])


def write_workshop(app: Sphinx, exception: Exception | None) -> None:
    """Write what the workshop's page loads, when a site is made."""
    if exception is not None or not can_download(type(app.builder)):
        return
    folder = Path(app.outdir, FOLDER)
    package = package_of(app.config, Path(app.confdir))
    if package is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    say = phrases(app.config.language).gettext
    words = {name: say(phrase) for name, phrase in WORDS.items()}
    reasons = {phrase: say(phrase) for phrase in (*REFUSALS, *REASONS, *JUDGEMENTS)}
    write_whole(Path(app.outdir, SCRIPT), workshop_script(words, reasons).encode())
    try:
        write_files(package, Path(app.confdir, KEPT), folder)
    except NoPyodideError as error:
        shutil.rmtree(folder, ignore_errors=True)
        logger.info("The workshop is left out: %s", error)


def link_workshop(doctree: nodes.document | None) -> Sequence[str]:
    """Return the scripts that a page needs for the workshop."""
    if doctree is None or not any("data" in node for node in doctree.findall(workshop)):
        return ()
    return ("gleichlauf-workshop.js",)
