"""The other side of the comparison: sites that show the same code without Gleichlauf."""

from __future__ import annotations

from pathlib import Path

PLAIN_BLOCKS = '''
from docutils.parsers.rst.directives.body import Container
from sphinx.directives.code import CodeBlock


class AnyOption(dict):
    """Every option is read and none is used."""

    def __missing__(self, name):
        return str


class Plain(CodeBlock):
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption(caption=str)
    language = "python3"

    def run(self):
        self.arguments, self.options = [self.language], {}
        return super().run()


class PlainOutput(Plain):
    language = "text"


class Hidden(Plain):
    def run(self):
        return []


class PlainCode(Plain):
    def run(self):
        self.language = self.arguments[0] if self.arguments else "python3"
        return super().run()


def setup(app):
    for name, directive in {
        "testcode": Plain,
        "doctest": Plain,
        "testoutput": PlainOutput,
        "testsetup": Hidden,
        "testcleanup": Hidden,
        "code-block": PlainCode,
        "solution": Container,
        "translation-coverage": Hidden,
    }.items():
        app.add_directive(name, directive, override=True)
'''

PLAIN_CONFIGURATION = """
from pathlib import Path

_root = Path(__file__).parents[1]
_site = {"__file__": str(_root / "conf.py")}
exec(compile(_root.joinpath("conf.py").read_text(), _site["__file__"], "exec"), _site)
globals().update({name: value for name, value in _site.items() if not name.startswith("__")})
html_static_path = [str(_root / name) for name in html_static_path]
templates_path = [str(_root / name) for name in templates_path]
html_search_scorer = str(_root / html_search_scorer)
"""
"""The site's settings: its theme, its templates, its languages."""

WITHOUT_US = 'extensions.remove("gleichlauf")\n'

WITHOUT_ADDITIONS = """

def setup(app):
    pass
"""
"""The site's own additions, such as each page as Markdown, are left out."""


def write_configuration(folder: Path, *, ours: bool) -> None:
    """Write a conf.py that takes the project's theme and text, with our extension or plain."""
    folder.mkdir(exist_ok=True)
    rest = WITHOUT_ADDITIONS if ours else WITHOUT_US + PLAIN_BLOCKS
    (folder / "conf.py").write_text(PLAIN_CONFIGURATION + rest, encoding="utf-8")


BLOCK = """
Abschnitt {number} der Seite {page} sagt, was als Nächstes kommt.

.. testcode:: example_{number}

    class Counter:
        # Zählt bis zu einer Zahl.
        def __init__(self, last):
            self.last = last

        def total(self):
            '''Gibt die Summe zurück.'''
            return sum(range(self.last))


    counter = Counter({number})
    print("Auf Seite {page} kommt heraus:", counter.total())

.. testoutput:: example_{number}

    Auf Seite {page} kommt heraus: {result}
"""
"""Without threads: their schedules would be searched, which no plain site does."""


def write_generated_site(folder: Path, pages: int, *, ours: bool) -> None:
    """Write a project of that many pages with five blocks each, with or without us."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    settings = 'language = "de"\nhighlight_language = "python3"\nhtml_theme = "basic"\n'
    extensions = 'extensions = ["gleichlauf"]\n'
    configuration = settings + (extensions if ours else PLAIN_BLOCKS)
    (folder / "conf.py").write_text(configuration, encoding="utf-8")
    names = [f"page_{page:04}" for page in range(pages)]
    entries = "".join(f"   {name}\n" for name in names)
    index = f"Anfang\n======\n\n.. toctree::\n\n{entries}"
    (docs / "index.rst").write_text(index, encoding="utf-8")
    for page, name in enumerate(names):
        title = f"Seite {page:04}"
        blocks = (
            BLOCK.format(number=number, page=page, result=sum(range(number))) for number in range(5)
        )
        text = f"{title}\n{'=' * len(title)}\n{''.join(blocks)}"
        (docs / f"{name}.rst").write_text(text, encoding="utf-8")
