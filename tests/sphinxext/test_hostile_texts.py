"""A translator who means harm: nothing of it is published or run, and both tools say where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from gleichlauf.guard.check import check

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Built, Site

SECRET = "the-secret-of-this-machine"  # noqa: S105
SENTENCE = "Ein Satz."
RST = {
    "a role of one's own": "Hi\n\n.. role:: x(raw)\n   :format: html\n\n:x:`<script>1</script>`",
    "raw": ".. raw:: html\n\n   <script>alert(1)</script>",
    "raw from a file": "Hi\n\n.. raw:: html\n   :file: {secret}",
    "raw by its other spelling": "Hi\n\n..  RAW :: html\n\n   <script>alert(1)</script>",
    "include": "Hi\n\n.. include:: {secret}",
    "include in a list": "Hi\n\n- .. include:: {secret}",
    "include in a table": "Hi\n\n+-----+\n| x   |\n+-----+\n\n.. include:: {secret}\n   :literal:",
    "literalinclude": "Hi\n\n.. literalinclude:: {up}{secret}",
    "csv-table": "Hi\n\n.. csv-table::\n   :file: {secret}",
    "substitution": "Hi |x|\n\n.. |x| raw:: html\n\n   <script>alert(1)</script>",
    "figure": "Hi\n\n.. figure:: file://{secret}",
    "meta": "Hi\n\n.. meta::\n   :http-equiv=refresh: 0; url=https://evil.example",
    "toctree": "Hi\n\n.. toctree::\n\n   https://evil.example",
    "default role": "Hi\n\n.. default-role:: download\n\n`{secret}`",
    "download": "Hi :download:`x <{up}{secret}>`",
    "download from the top": "Hi :download:`x </..{secret}>`",
    "link": "Hi `x <javascript:alert(1)>`_",
    "link, anonymous": "Hi `x <javascript:alert(1)>`__",
    "link in capitals": "Hi `x <JavaScript:alert(1)>`_",
    "link with spaces": "Hi `x <java script:alert(1)>`_",
    "link with a backslash": "Hi `x <java\\script:alert(1)>`_",
    "link with a control character": "Hi `x <\x01javascript:alert(1)>`_",
    "link with an entity": "Hi `x <java&#115;cript:alert(1)>`_",
    "vbscript": "Hi `x <vbscript:msgbox(1)>`_",
    "data": "Hi `x <data:text/html;base64,PHNjcmlwdD4=>`_",
    "file": "Hi `x <file:///etc/hostname>`_",
    "blob": "Hi `x <blob:https://evil.example/1>`_",
    "bare": "Hi javascript:alert(1)",
    "bare file": "Hi file:///etc/hostname",
    "formula that reads": r"Hi :math:`\input{{{secret}}}`",
    "formula that links": r"Hi :math:`\href{{javascript:alert(1)}}{{x}}`",
    "formula by another spelling": r"Hi :math:`^^5cinput{{{secret}}}`",
    "formula by an environment": r"Hi :math:`\begin{{input}}{{{secret}}}`",
}
MD = {
    "script": "Hi <script>alert(1)</script>",
    "picture": "Hi <img src=x onerror=alert(1)>",
    "attribute": '<b onclick="alert(1)">Hi</b>',
    "style": "<style>body{{display:none}}</style>",
    "svg": "Hi <svg onload=alert(1)>",
    "block": "<div><iframe src='https://evil.example'></iframe></div>",
    "link in HTML": '<a href="java&#115;cript:alert(1)">Hi</a>',
    "include": "Hi\n\n```{{include}} {secret}\n```",
    "include as first": "```{{include}} {secret}\n```",
    "eval-rst": "Hi\n\n```{{eval-rst}}\n.. include:: {secret}\n```",
    "raw": "Hi\n\n~~~{{raw}} html\n<script>alert(1)</script>\n~~~",
    "colons": "Hi\n\n:::{{literalinclude}} {secret}\n:::",
    "download": "Hi {{download}}`x <{up}{secret}>`",
    "path": "Hi [x](path:{up}{secret})",
    "file beside the page": "Hi [x]({up}{secret})",
    "link": "Hi [x](javascript:alert(1))",
    "link with an entity": "Hi [x](&#106;avascript:alert(1))",
    "link with percent signs": "Hi [x](java%73cript:alert(1))",
    "link in brackets": "Hi [x](<java script:alert(1)>)",
    "link by reference": "Hi [x]\n\n[x]: javascript:alert(1)",
    "autolink": "Hi <javascript:alert(1)>",
    "data": "Hi [x](data:text/html,1)",
    "file": "![x](file://{secret})",
    "picture from elsewhere": "Hi ![x]({up}{secret})",
    "picture from the web": "Hi ![x](http://127.0.0.1:9/x.png)",
    "substitution": "Hi {{{{ env.app.srcdir.joinpath('ran').touch() }}}}",
    "settings": "---\nmyst:\n  enable_extensions: [substitution]\n---\nHi {{{{ 7 * 7 }}}}",
    "formula": r"Hi {{math}}`\input{{{secret}}}`",
    "formula in dollars": r"Hi $\href{{javascript:alert(1)}}{{x}}$",
}
MYST: dict[str, Any] = {
    "myst_enable_extensions": ["colon_fence", "dollarmath", "substitution", "html_image"],
    "suppress_warnings": ["myst.xref_missing"],
}
CASES = [
    *(pytest.param("rst", text, id=f"rst: {name}") for name, text in RST.items()),
    *(pytest.param("md", text, id=f"md: {name}") for name, text in MD.items()),
]


def hostile(site: Site, kind: str, text: str) -> tuple[Path, str]:
    """Write a page with one sentence and its hostile translation; return the catalogue and it."""
    secret = site.root / "outside" / "secret.txt"
    site.write("outside/secret.txt", SECRET)
    text = text.format(secret=secret, up="../" * 20)
    title = "# Titel\n\n" if kind == "md" else "Titel\n=====\n\n"
    site.write(f"docs/index.{kind}", f"{title}{SENTENCE}\n\nNoch einer.\n")
    catalogue = site.translate({SENTENCE: text, "Noch einer.": "One more."})
    po = catalogue.read_text("utf-8").replace(f'msgid "{SENTENCE}"',
        f'#: ../docs/index.{kind}:4\nmsgid "{SENTENCE}"')  # fmt: skip
    catalogue.write_text(po, "utf-8")
    return catalogue, po


def published(built: Built) -> str:
    return "\n".join(
        (built.out / name).read_bytes().decode("utf-8", "replace") for name in built.files()
    )


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_translation_that_acts_is_refused(site: Site, kind: str, text: str) -> None:
    po = hostile(site, kind, text)[1]
    built = site.build(**MYST)
    page = built.text("index.html")
    assert SENTENCE in page
    assert "One more." in page
    assert SECRET not in published(built)
    assert not (site.root / "docs/ran").exists()
    (error,) = built.warnings
    line = po.split("\n").index(f'msgid "{SENTENCE}"') + 1
    assert error.startswith(f"locales/en/LC_MESSAGES/index.po:{line}: ERROR: this translation is")
    assert "[gleichlauf.unsafe]" in error
    assert built.status == 1


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_the_check_finds_it_without_sphinx(site: Site, kind: str, text: str) -> None:
    catalogue, po = hostile(site, kind, text)
    found = check(catalogue)
    assert [finding.name for finding in found] == ["unsafe"]
    first = po.split("\n").index(f'msgid "{SENTENCE}"') + 2
    assert first <= found[0].line <= first + text.count("\n") + 1


def test_no_comment_silences_it(site: Site) -> None:
    catalogue, po = hostile(site, "rst", RST["link"])
    comment = "# gleichlauf: ignore unsafe, names: it is quite harmless\n#: ../docs"
    catalogue.write_text(po.replace("#: ../docs", comment), "utf-8")
    assert [finding.name for finding in check(catalogue)] == ["unsafe"]


HARMLESS = {
    "rst": (
        "Siehe `das Buch <https://example.org/a>`_, ``.. raw:: html`` und :ref:`x <search>`.",
        "See ``.. raw:: html``, :ref:`x <search>`, `the book <https://example.org/en>`_: "
        "*now*, **data:** 5, file: no, :kbd:`Ctrl`, tel:+49-30-1",
    ),
    "md": (
        "Siehe [das Buch](https://example.org/a), `<script>` und <b>mehr</b>.",
        "See `<script>`, [the book](https://example.org/en) and <b>more</b><br>: data: 5, "
        "<kbd>x</kbd>",
    ),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_ordinary_markup_is_let_through(site: Site, kind: str) -> None:
    source, translation = HARMLESS[kind]
    title = "# Titel\n\n" if kind == "md" else "Titel\n=====\n\n"
    site.write(f"docs/index.{kind}", f"{title}{source}\n")
    catalogue = site.translate({source: translation})
    built = site.build(**MYST)
    assert built.warnings == []
    assert "the book</a>" in built.text("index.html")
    assert check(catalogue) == ()


def test_what_the_author_wrote_may_be_kept(site: Site) -> None:
    source = (
        "Ein |br| Bild: :x:`<i onclick='a()'>` :download:`hier <conf.txt>` :math:`\\href{a}{b}`"
    )
    site.write("docs/conf.txt", "x")
    head = ".. role:: x(raw)\n   :format: html\n.. |br| raw:: html\n\n   <br>\n\n"
    site.write("docs/index.rst", f"{head}Titel\n=====\n\n{source}\n")
    site.translate({source: source.replace("Bild", "picture")})
    built = site.build()
    assert built.warnings == []
    assert "<i onclick='a()'>" in built.text("index.html")
    assert "picture" in built.text("index.html")


def test_the_role_of_an_author_takes_no_other_text(site: Site) -> None:
    source = "Ein Bild: :x:`<b>`"
    site.write(
        "docs/index.rst", f".. role:: x(raw)\n   :format: html\n\nTitel\n=====\n\n{source}\n"
    )
    site.translate({source: "A picture: :x:`<script>alert(1)</script>`"})
    built = site.build()
    assert len(built.warnings) == 1
    assert "alert(1)" not in built.text("index.html")


def test_a_role_of_an_extension_is_not_brought_along(site: Site) -> None:
    conf = (site.root / "conf.py").read_text("utf-8")
    site.write(
        "conf.py",
        conf + "\nfrom docutils import nodes\n"
        "def run(name, raw, text, *rest, **more):\n"
        "    raise SystemExit('it ran')\n"
        "    return [nodes.Text(text)], []\n"
        "def setup(app):\n    app.add_role('run', run)\n",
    )
    site.write("docs/index.rst", f"Titel\n=====\n\n{SENTENCE}\n")
    site.translate({SENTENCE: "Hi :run:`x`"})
    built = site.build()
    assert "the role run" in built.warnings[0]


def test_metadata_that_acts_keeps_its_text(site: Site) -> None:
    meta = ".. meta::\n   :http-equiv=refresh: 9; url=a.html\n   :description: Etwas.\n\n"
    site.write("docs/index.rst", f"{meta}Titel\n=====\n")
    site.translate({"9; url=a.html": "0; url=https://evil.example", "Etwas.": "Something."})
    built = site.build()
    page = built.text("index.html")
    assert "evil" not in page
    assert "9; url=a.html" in page
    assert "Something." in page
    assert len(built.warnings) == 1


def test_raw_text_keeps_its_markup(site: Site) -> None:
    good, bad = "<p class='a'>Gut</p>", "<p class='a'>Schlecht</p>"
    site.write(
        "docs/index.rst",
        f"Titel\n=====\n\n.. raw:: html\n\n   {good}\n\n.. raw:: html\n\n   {bad}\n",
    )
    site.translate({good: "<p class='a'>Good</p>", bad: "<p class='a' onclick='b()'>Bad</p>"})
    built = site.build(gettext_additional_targets=["raw"])
    page = built.text("index.html")
    assert "<p class='a'>Good</p>" in page
    assert bad in page
    assert len(built.warnings) == 1


def test_a_picture_is_replaced_by_one_of_the_sources_alone(site: Site) -> None:
    for name in ("de.svg", "en.svg"):
        site.write(f"docs/{name}", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.write("outside.svg", f"<svg><!-- {SECRET} --></svg>")
    site.write("docs/index.rst", "Titel\n=====\n\n.. image:: de.svg\n")
    site.translate({".. image:: de.svg": ".. image:: en.svg"})
    images: dict[str, Any] = {"gettext_additional_targets": ["image"]}
    assert 'src="_images/en.svg"' in site.build(**images).text("index.html")
    site.translate({".. image:: de.svg": ".. image:: ../outside.svg"})
    built = site.build(**images)
    assert SECRET not in published(built)
    assert 'src="_images/de.svg"' in built.text("index.html")


@pytest.mark.parametrize("kind", ["rst", "md"])
def test_it_holds_for_whoever_lists_the_extension(site: Site, kind: str) -> None:
    hostile(site, kind, RST["include"] if kind == "rst" else MD["script"])
    site.write(
        "conf.py",
        'extensions = ["gleichlauf", "myst_parser"]\nlanguage = "en"\n'
        'locale_dirs = ["../locales"]\nhtml_theme = "basic"\n',
    )
    built = site.build()
    assert SENTENCE in built.text("index.html")
    assert SECRET not in published(built)
    assert "alert(1)" not in published(built)
    assert built.status == 1
    assert len(built.warnings) == 1


def test_an_error_stays_until_the_catalogue_is_mended(site: Site) -> None:
    hostile(site, "rst", RST["link"])
    first = site.build()
    assert site.build().warnings == first.warnings != []
    site.translate({SENTENCE: "Hi"})
    assert site.build().warnings == []


def test_the_line_is_that_of_the_source_wherever_it_was_compiled_to(site: Site) -> None:
    catalogue, po = hostile(site, "rst", RST["link"])
    compiled = site.root / "compiled/en/LC_MESSAGES"
    compiled.mkdir(parents=True)
    with catalogue.open("rb") as source, (compiled / "index.mo").open("wb") as file:
        write_mo(file, read_po(source))
    (site.root / "conf.py").write_text(
        (site.root / "conf.py")
        .read_text("utf-8")
        .replace('["../locales"]', '["../locales", "../compiled"]')
    )
    (catalogue.parent / "index.mo").unlink(missing_ok=True)
    line = po.split("\n").index(f'msgid "{SENTENCE}"') + 1
    (error,) = site.build(gettext_auto_build=False).warnings
    assert error.startswith(f"locales/en/LC_MESSAGES/index.po:{line}: ERROR: ")


def test_parallel_reading_tells_all(site: Site) -> None:
    hostile(site, "rst", RST["link"])
    for number in range(12):
        site.write(f"docs/page{number}.rst", ":orphan:\n\nTitel\n=====\n")
    done = site.run("-b", "html", "-j", "4", "-D", "language=en", "docs", "out")
    assert done.returncode == 1
    assert "index.po:" in done.stderr


def test_texts_of_the_theme_bring_no_markup_along(site: Site) -> None:
    site.write("docs/index.rst", "Titel\n=====\n")
    site.translate({"Search": "Find <script>alert(1)</script>"}, page="sphinx")
    done = site.run("-b", "html", "-D", "language=en", "docs", "out")
    assert done.returncode == 2
    assert re.search(r"sphinx\.po:\d+: this translation is refused: it adds <script>", done.stderr)
    assert [it.name for it in check(site.root / "locales")] == ["unsafe"]
    site.translate({"Search": "Find"}, page="sphinx")
    assert site.run("-b", "html", "-D", "language=en", "docs", "out").returncode == 0
