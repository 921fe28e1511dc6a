"""Building again: what has changed and nothing else, in parallel, after an interruption."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from gleichlauf.run.record import Entry, content_hash, write_record
from gleichlauf.sphinxext.authors.nodes import blocks, listing, program
from gleichlauf.sphinxext.examples.kept import EXAMPLE, pages

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Site

PAGE = 'Anfang\n======\n\n::\n\n   print("Guten Tag")\n'


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def later(path: Path) -> None:
    """Give a file a time after that of any build so far."""
    os.utime(path, (path.stat().st_mtime + 5,) * 2)


def test_a_changed_catalogue_changes_page_example_and_zip(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({"Guten Tag": "Good day"})
    first = site.build()
    before = first.files(), snapshot(first.out)
    later(site.translate({"Guten Tag": "Good evening"}))
    second = site.build()
    assert second.files() == before[0]
    assert "Good evening" in second.text("index.html")
    assert 'print("Good evening")' in second.text("_examples/index/anfang.py")
    assert before[1]["_examples/index.zip"] != (second.out / "_examples/index.zip").read_bytes()


def test_a_first_catalogue_is_noticed(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.build()
    later(site.translate({"Guten Tag": "Good day"}))
    assert "Good day" in site.build().text("index.html")


def test_a_page_says_what_is_recorded_of_exactly_its_examples(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    record = site.root / "examples/tested_with.txt"
    untested = site.build("html", "de")
    assert "Python" not in untested.text("index.html")
    content = content_hash(untested.text("_examples/index/anfang.py"))

    def recorded(*versions: str) -> str:
        return write_record({"de/index/anfang.py": Entry(content, versions)})

    site.write(f"{record.relative_to(site.root)}", recorded("3.11.7", "3.13.0"))
    later(site.root / "docs/index.rst")  # only a page that is read notices a first record
    assert "Getestet mit Python 3.11, 3.13" in site.build("html", "de").text("index.html")
    record.write_text(recorded("3.12.1", "3.13.0"))
    later(record)
    assert "Getestet mit Python 3.12, 3.13" in site.build("html", "de").text("index.html")
    site.write("docs/index.rst", PAGE.replace("Tag", "Abend"))
    later(site.root / "docs/index.rst")
    assert "Python" not in site.build("html", "de").text("index.html")
    for text, told in {
        "# Head\nnonsense": "this is not of the form",
        recorded("3.12.1").replace("3.12.1", "3.13.1"): "this line is not as it was written",
    }.items():
        record.write_text(text)
        later(record)
        [warning] = site.build("html", "de").warnings
        assert warning.startswith("examples/tested_with.txt:2: ")
        assert told in warning


DAMAGED: dict[str, Callable[[Path], object]] = {
    "no text": lambda path: path.write_bytes(b"\xff\xfe\0"),
    "a folder": lambda path: path.mkdir(),
    "a FIFO": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_record_that_cannot_be_read_is_told_once(
    site: Site, damage: Callable[[Path], object]
) -> None:
    site.write("docs/index.rst", PAGE)
    (site.root / "examples").mkdir()
    damage(site.root / "examples/tested_with.txt")
    built = site.build("html", "de")
    [warning] = built.warnings
    assert warning.startswith("examples/tested_with.txt:1: WARNING: this record cannot be read")
    assert "Guten Tag" in built.text("index.html")


def test_changed_code_changes_page_example_and_zip(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    before = snapshot(site.build("html", "de").out)
    site.write("docs/index.rst", PAGE.replace("Tag", "Abend"))
    later(site.root / "docs/index.rst")
    built = site.build("html", "de")
    assert "Guten Abend" in built.text("index.html")
    assert "Guten Abend" in built.text("_examples/index/anfang.py")
    assert before["_examples/index.zip"] != (built.out / "_examples/index.zip").read_bytes()


def test_a_page_that_is_gone_takes_its_examples_along(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.write("docs/more.rst", ":orphan:\n\n" + PAGE)
    for builder, prefix in ("html", "_examples/"), ("examples", ""):
        site.write("docs/more.rst", ":orphan:\n\n" + PAGE)
        assert f"{prefix}more/anfang.py" in site.build(builder, "de").files()
        (site.root / "docs/more.rst").unlink()
        left = [n for n in site.build(builder, "de").files() if n.startswith(f"{prefix}more")]
        assert left == []


def test_a_renamed_example_takes_its_old_file_along(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    assert site.build("examples", "de").files() == ["index/anfang.py"]
    site.write("docs/index.rst", PAGE.replace("Anfang", "Anderes"))
    later(site.root / "docs/index.rst")
    assert site.build("examples", "de").files() == ["index/anderes.py"]


def test_same_sources_same_bytes(tinysite: Site, tmp_path: Path) -> None:
    for builder, part in ("examples", ""), ("html", "_examples"):
        first = tinysite.build(builder, "en", tmp_path / f"{builder}1").out / part
        second = tinysite.build(builder, "en", tmp_path / f"{builder}2").out / part
        assert snapshot(first) == snapshot(second) != {}


def test_what_is_lost_or_torn_comes_back_without_reading_a_page(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    before = snapshot(site.build("html", "de").out)
    out = site.root / "build/html/de"
    (out / "_examples/index/anfang.py").write_text("torn")
    (out / "_examples/index.zip").unlink()
    (out / "_examples/index/anfang.py.gleichlauf-unfinished").write_text("torn")
    site.build("html", "de")
    assert snapshot(out)["_examples/index/anfang.py"] == before["_examples/index/anfang.py"]
    assert snapshot(out).keys() == before.keys()


def test_builders_can_share_what_was_read(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({"Guten Tag": "Good day"})
    shared = site.root / "build/doctrees/shared"
    built = {name: site.build(name, doctrees=shared) for name in ("latex", "html", "examples")}
    assert [it.warnings for it in built.values()] == [[], [], []]
    assert 'print("Good day")' in built["examples"].text("index/anfang.py")
    assert "Good day" in built["html"].text("index.html")


def test_parallel_builds_give_the_same(site: Site) -> None:
    site.write("docs/index.rst", "Anfang\n======\n\n.. toctree::\n   :glob:\n\n   page*\n")
    for number in range(8):
        site.write(f"docs/page{number}.rst", PAGE.replace("Tag", f"Tag {number}"))
        site.translate({f"Guten Tag {number}": f"Good day {number}"}, f"page{number}")
    one_by_one = snapshot(site.build().out / "_examples")
    # In a process of its own, because it forks.
    options = ("-W", "-b", "html", "-D", "language=en", "-j", "2")
    result = site.run(*options, "-d", "build/doctrees/parallel", "docs", "build/parallel")
    assert (result.returncode, result.stderr) == (0, "")
    assert snapshot(site.root / "build/parallel/_examples") == one_by_one
    assert len(one_by_one) == 16
    assert b"Good day 7" in one_by_one["page7/anfang.py"]


def test_nothing_but_examples_is_written_into_their_folder(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    out = site.root / "examples/de"
    for _ in range(2):
        # Without -d, this is where Sphinx keeps what it has read.
        kept = out / ".doctrees"
        assert site.build("examples", "de", out, kept).warnings == []
        assert list(snapshot(site.root / "examples")) == ["de/index/anfang.py"]
        assert [p.name for p in out.iterdir()] == ["index"]


def test_an_interrupted_build_can_be_repeated(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.write(
        "stop.py",
        "import os, signal\n"
        "def setup(app):\n"
        "    def stop(app, exception):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    app.connect('build-finished', stop, priority=1)\n",
    )
    doctrees, out = site.root / "build/doctrees/interrupted", site.root / "build/html"
    command = ("-W", "-b", "html", "-d", str(doctrees), "docs", str(out))
    # Handlers are called in the order of their numbers, ours has 500.
    stopped = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-c", ".", "-D", "extensions=gleichlauf,stop"),
            *command,
        ],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert stopped.returncode != 0
    assert not (out / "_examples").exists()
    assert site.build("html", "de", out, doctrees).warnings == []
    assert (out / "_examples/index/anfang.py").exists()


def test_nodes_survive_copying_and_pickling(site: Site) -> None:
    site.write("docs/index.rst", PAGE)
    site.translate({"Guten Tag": "Good day"})
    built = site.build()
    doctree = built.env.get_doctree("index")
    for copy in doctree, doctree.deepcopy(), pickle.loads(pickle.dumps(doctree)):  # noqa: S301
        [node] = blocks(copy)
        assert program(node) == 'print("Good day")'
        assert listing(node).block.source == 'print("Guten Tag")'
        assert [message.text for message in listing(node).messages] == ["Guten Tag"]
        assert type(node) is nodes.literal_block
        assert node[EXAMPLE].name == "anfang"
    assert [example.name for example in pages(built.env)["index"].examples] == ["anfang"]


@pytest.mark.parametrize("builder", ["html", "examples"])
def test_a_page_below_a_folder(site: Site, builder: str) -> None:
    site.write("docs/index.rst", "Anfang\n======\n\n.. toctree::\n\n   part/page\n")
    site.write("docs/part/page.rst", PAGE)
    site.translate({"Guten Tag": "Good day"}, "part/page")
    built = site.build(builder)
    assert built.warnings == []
    if builder == "html":
        assert 'href="../_examples/part/page/anfang.py"' in built.text("part/page.html")
        assert 'href="../_examples/part/page.zip"' in built.text("part/page.html")
        assert "_examples/part/page.zip" in built.files()
    else:
        assert built.files() == ["part/page/anfang.py"]
        assert "Good day" in built.text("part/page/anfang.py")
