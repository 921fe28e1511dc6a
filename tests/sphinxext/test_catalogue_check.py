"""A project that lists the extension: its catalogues are checked during its build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Site

PAGE = """\
Greetings
=========

.. code-block:: python

   for name in ["Ada", "Grace"]:
       print("Hello,", name)
"""

GOOD = 'for name in ["Ada", "Grace"]:\n    print("Hallo,", name)'
LOST_INDENTATION = 'for name in ["Ada", "Grace"]:\nprint("Hallo,", name)'
RENAMED = 'for naam in ["Ada", "Grace"]:\n    print("Hallo,", name)'
SOURCE = 'for name in ["Ada", "Grace"]:\n    print("Hello,", name)'

BLOCKS: dict[str, Any] = {
    "gettext_additional_targets": ["literal-block"],
}


@pytest.mark.parametrize(
    ("translation", "kind"),
    [
        pytest.param(GOOD, None, id="good"),
        pytest.param("", None, id="untranslated"),
        pytest.param(LOST_INDENTATION, "broken", id="lost indentation"),
        pytest.param(RENAMED, "names", id="renamed in one place"),
    ],
)
def test_a_translated_block_is_checked_at_its_line(
    site: Site, translation: str, kind: str | None
) -> None:
    site.write("docs/index.rst", PAGE)
    catalogue = site.translate({"Greetings": "Gruss", SOURCE: translation})
    built = site.build(language="en", **BLOCKS)
    warnings = [line for line in built.warnings if "[gleichlauf.check]" in line]
    if kind is None:
        assert [line for line in built.warnings if "[gleichlauf.whole-block]" not in line] == []
        return
    (warning,) = warnings
    place, _, text = warning.partition(": WARNING: ")
    assert text.startswith(f"{kind}: ")
    name, _, line = place.rpartition(":")
    assert Path(name).name == catalogue.name
    assert int(line) > catalogue.read_text("utf-8").split("\n").index(
        '"for name in [\\"Ada\\", \\"Grace\\"]:\\n"'
    )


def test_a_block_stays_translated_as_a_whole(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({SOURCE: GOOD})
    assert "Hallo," in site.build(language="en", **BLOCKS).text("index.html")


def test_a_build_with_nothing_to_do_warns_again(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({SOURCE: LOST_INDENTATION})
    first, second = (
        [
            line
            for line in site.build(language="en", **BLOCKS).warnings
            if "gleichlauf.check" in line
        ]
        for _ in range(2)
    )
    assert first == second != []


def test_the_builder_of_catalogues_is_left_alone(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({SOURCE: LOST_INDENTATION})
    assert site.build("gettext", "en", **BLOCKS).warnings == []
