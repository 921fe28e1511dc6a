"""Building small sites within a test, in either markup and either language."""

from __future__ import annotations

import io
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
import sphinx.locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.bccache import Bucket, BytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

TINYSITE = Path(__file__).parent / "tinysite"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class CompiledTemplates(BytecodeCache):
    """The theme's templates, compiled once for all builds: half of a small one is spent on them."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self.code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


TEMPLATES = CompiledTemplates()


@contextmanager
def no_debugging() -> Iterator[None]:
    """Let Sphinx make no messages for its own developers: hundreds in each build."""
    logging.disable(logging.DEBUG)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@dataclass(frozen=True)
class Built:
    """What a build left behind."""

    out: Path
    warnings: list[str]
    env: BuildEnvironment
    status: int = 0

    def text(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def files(self) -> list[str]:
        found = (path.relative_to(self.out) for path in self.out.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found)


@dataclass(frozen=True)
class Site:
    """The sources of a site: ``conf.py``, ``docs/`` and ``locales/``."""

    root: Path

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def translate(self, translations: Mapping[str, str], page: str = "index") -> Path:
        """Write the English catalogue of a page, and return its path."""
        catalogue = Catalog(locale="en")
        for message, translation in translations.items():
            catalogue.add(message, translation)
        path = self.root / "locales/en/LC_MESSAGES" / f"{page}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue)
        return path

    def build(
        self,
        builder: str = "html",
        language: str = "en",
        out: Path | None = None,
        doctrees: Path | None = None,
        **config: Any,
    ) -> Built:
        out = out or self.root / "build" / builder / language
        warnings = io.StringIO()
        # What Sphinx keeps for the whole process, which builds one site in one language else.
        sphinx.locale.translators.clear()
        with no_debugging(), patch_docutils(self.root), docutils_namespace():
            app = Sphinx(
                self.root / "docs",
                self.root,
                out,
                doctrees or self.root / "build/doctrees" / f"{builder}-{language}",
                builder,
                confoverrides={"language": language, "show_warning_types": True, **config},
                status=None,
                warning=warnings,
            )
            if isinstance(app.builder, StandaloneHTMLBuilder):
                cast(Any, app.builder.templates).environment.bytecode_cache = TEMPLATES
            app.build()
        lines = _COLOURS.sub("", warnings.getvalue()).splitlines()
        return Built(
            out, [line.replace(f"{self.root}/", "") for line in lines], app.env, app.statuscode
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call ``python -m sphinx`` in a process of its own, from the site's folder."""
        return subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-c", ".", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def small_site(folder: Path) -> Site:
    """Return a site without pages, set up like the miniature one."""
    (folder / "docs").mkdir()
    shutil.copy(TINYSITE / "conf.py", folder)
    return Site(folder)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site without pages, set up like the miniature one."""
    return small_site(tmp_path)


@pytest.fixture(scope="session")
def tinysite(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The miniature site."""
    root = tmp_path_factory.mktemp("tinysite")
    shutil.copytree(TINYSITE, root, dirs_exist_ok=True)
    return Site(root)


@pytest.fixture(scope="session")
def built(tinysite: Site) -> Callable[[str, str], Built]:
    """Return a function that builds the miniature site once for each builder and language."""
    known: dict[tuple[str, str], Built] = {}

    def build(builder: str, language: str) -> Built:
        if (builder, language) not in known:
            known[builder, language] = tinysite.build(builder, language)
        return known[builder, language]

    return build
