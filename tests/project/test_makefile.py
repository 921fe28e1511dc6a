"""The Makefile, tried in a small project: what it builds, and what it does when things go wrong."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.processes import eventually
from tests.project.conftest import CATALOGUE, FOOTER, PAGES, Project
from tools.serve import HOST

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def documented() -> dict[str, str]:
    """Return the targets of the Makefile that carry a description."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z-]+):.*?## (.*)$", makefile, re.MULTILINE))


@pytest.mark.parametrize("arguments", [[], ["help"]], ids=["plain make", "make help"])
def test_help_lists_every_target_with_a_line(project: Project, arguments: list[str]) -> None:
    result = project.make(*arguments)
    assert result.returncode == 0
    listed = dict(re.findall(r"^  make ([a-z-]+) +(.*)$", result.stdout, re.MULTILINE))
    assert listed == documented()
    asked_for = "html live serve examples locales doctest test bench lint clean"
    assert set(asked_for.split()) <= listed.keys()


@pytest.mark.parametrize("document", sorted(ROOT.glob("README*.md")), ids=lambda path: path.name)
def test_the_readme_names_targets_that_exist(document: Path) -> None:
    code = re.findall(
        r"^(?: {4}|\$ )make ([a-z-]+)|`make ([a-z-]+)", document.read_text("utf-8"), re.M
    )
    named = {name for pair in code for name in pair if name}
    assert named
    assert named <= documented().keys()


def test_builds_beside_each_other_do_not_disturb_each_other(project: Project) -> None:
    """Two calls of make in one folder, each of several targets at once."""
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: project.make("-j8", "html", "doctest"), range(2)))
    assert [make.returncode for make in done] == [0, 0], done
    assert any("Another make is at work here (" in make.stderr for make in done)
    for language, text in (("de", "Ein Absatz."), ("en", "A paragraph.")):
        assert text in (project.folder / f"build/html/{language}/index.html").read_text("utf-8")


def test_nothing_is_written_beside_the_sources(built: Project) -> None:
    assert built.make("html", "doctest", "locales").returncode == 0
    assert not list(built.folder.glob("locales/**/*.mo"))
    assert list(built.folder.glob("build/**/index.mo"))


def test_a_compiled_catalogue_that_was_left_beside_its_source_is_not_read(built: Project) -> None:
    [compiled] = built.folder.glob("build/doctrees/html-en/**/index.mo")
    left = built.folder / "locales/en/LC_MESSAGES/index.mo"
    shutil.copy(compiled, left)
    built.write("locales/en/LC_MESSAGES/index.po", CATALOGUE.replace("A paragraph.", "Text."))
    assert built.make("html").returncode == 0
    assert "Text." in (built.folder / "build/html/en/index.html").read_text("utf-8")
    assert not left.exists()


def test_html_builds_both_languages_and_the_way_in(built: Project) -> None:
    site = built.folder / "build/html"
    assert "Ein Absatz." in (site / "de/index.html").read_text("utf-8")
    assert "A paragraph." in (site / "en/index.html").read_text("utf-8")
    assert (site / "index.html").read_text("utf-8").startswith('<a href="de/">')
    assert not list((built.folder / "build").glob("html.*"))


def test_a_rebuild_without_changes_writes_no_page(built: Project) -> None:
    def written() -> dict[Path, int]:
        pages = built.folder.glob("build/pages/*/*.html")
        return {page: page.stat().st_mtime_ns for page in pages if page.stem in {"second", "third"}}

    before = written()
    assert len(before) == 4
    assert built.make("html").returncode == 0
    assert written() == before

    # What make live does writes no more than it must.
    built.write("docs/third.rst", "Drei\n====\n\nGeändert.\n")
    assert built.make("site").returncode == 0
    assert {page.stem for page, when in written().items() if when != before[page]} == {"third"}


def test_a_removed_page_leaves_the_site(built: Project) -> None:
    assert list((built.folder / "build/html").rglob("third*"))
    (built.folder / "docs/third.rst").unlink()
    built.write("docs/index.rst", "Anfang\n======\n\n.. toctree::\n\n   second\n")
    assert built.make("html").returncode == 0
    assert not list((built.folder / "build/html").rglob("third*"))


def test_changed_code_of_ours_reaches_every_page(built: Project) -> None:
    # Sphinx does not know that the pages depend on the code of an extension.
    pages = [built.folder / f"build/html/{name}.html" for name in ("de/third", "en/second")]
    assert all("first version" in page.read_text("utf-8") for page in pages)
    built.write("src/footer.py", FOOTER.replace("first", "second"))
    assert built.make("html").returncode == 0
    assert all("second version" in page.read_text("utf-8") for page in pages)


def test_a_warning_leaves_no_site_and_is_not_forgotten(built: Project) -> None:
    built.write("docs/third.rst", "Drei\n====\n\nSiehe :ref:`nirgends`.\n")
    for _attempt in range(2):
        result = built.make("html")
        assert result.returncode != 0
        assert "third.rst:4: WARNING: undefined label: 'nirgends'" in result.stderr
        assert not (built.folder / "build/html").exists()
    built.write("docs/third.rst", "Drei\n====\n\nGut.\n")
    assert built.make("html").returncode == 0
    assert "Gut." in (built.folder / "build/html/en/third.html").read_text("utf-8")


def test_after_an_interruption_the_next_run_is_as_good_as_new(built: Project) -> None:
    as_new = contents(built.folder / "build/html")

    # Something has to be built, and all pages are as before.
    built.write("docs/second.rst", f"{PAGES['second.rst']}\n.. A comment.\n")
    built.write("hold", "")
    with subprocess.Popen(
        built.command("html"),
        cwd=built.folder,
        env=built.environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as make:
        reached = [built.folder / f"reached-{language}" for language in ("de", "en")]
        have_come = eventually(lambda: all(mark.exists() for mark in reached))
        os.killpg(make.pid, signal.SIGINT)
        assert make.wait(timeout=30) != 0
    assert have_come
    assert not (built.folder / "build/html").exists()

    # The worst that an interruption can leave: half a file that is newer than its source.
    halves = [*built.folder.glob("build/pages/*/index.html"), *built.folder.rglob("index.mo")]
    assert len(halves) == 3
    for half in halves:
        half.write_bytes(half.read_bytes()[:20])
    (built.folder / "hold").unlink()
    assert built.make("html").returncode == 0
    assert contents(built.folder / "build/html") == as_new


def test_a_folder_is_a_language(project: Project) -> None:
    (project.folder / "locales/fr").mkdir()
    result = project.make("html")
    assert result.returncode == 0, result.stderr
    built = sorted(it.parent.name for it in project.folder.glob("build/html/*/index.html"))
    assert built == ["de", "en", "fr"]


def test_a_language_without_a_folder_is_refused(project: Project) -> None:
    result = project.make("html", "LANGUAGES=de fr")
    assert result.returncode != 0
    assert "There are no catalogues in locales/fr: make locales LANGUAGES='de fr'" in result.stderr
    assert not (project.folder / "build/html").exists()


def test_doctest_runs_in_an_empty_folder_each_time(project: Project) -> None:
    assert project.make("doctest").returncode == 0
    assert not list(project.folder.glob("neu.txt"))
    # docs/second.rst creates a file and would fail here if it were there already.
    project.write("docs/third.rst", "Drei\n====\n\n>>> 1 + 1\n3\n")
    result = project.make("doctest", "LANGUAGES=de")
    assert result.returncode != 0
    assert set(re.findall(r'^File "(.+)", line \d+', result.stderr, re.MULTILINE)) == {"third.rst"}
    assert 'File "third.rst", line 4' in result.stderr


def test_clean_removes_what_was_built_and_nothing_else(built: Project, project: Project) -> None:
    assert built.make("clean").returncode == 0
    assert not (built.folder / "build").exists()
    after = {
        name: text for name, text in contents(built.folder).items() if not name.endswith(".pyc")
    }
    never_built = contents(project.folder)
    assert after.pop(".venv/installed") != never_built.pop(".venv/installed")  # its own folder
    assert after == never_built


def test_serve_needs_a_site_and_keeps_to_this_machine(project: Project) -> None:
    result = project.make("serve")
    assert result.returncode != 0
    assert "There is no site yet: run make html first." in result.stderr
    assert HOST == "127.0.0.1"


PORTS = {
    "in use": (None, "The port {0} is in use. Choose another one: make {1} PORT="),
    "too large": ("70000", "There is no port 70000: choose one from 1024 to 65535, make {1} PORT="),
}


@pytest.mark.parametrize("target", ["serve", "live"])
@pytest.mark.parametrize(("port", "message"), PORTS.values(), ids=PORTS)
def test_a_port_that_cannot_be_had_is_told_in_words(
    built: Project, target: str, port: str | None, message: str
) -> None:
    with socket.create_server((HOST, 0)) as taken:
        asked = port or str(taken.getsockname()[1])
        result = built.make(target, f"PORT={asked}")
    assert result.returncode != 0
    assert message.format(asked, target) in result.stderr
    assert "Traceback" not in result.stderr


def test_another_make_is_named(bare: Project) -> None:
    """What macOS brings, say: it does not know what ours must."""
    makefile = bare.folder / "Makefile"
    text = makefile.read_text(encoding="utf-8").replace("$(.FEATURES)", "none")
    makefile.write_text(text.replace("$(MAKE_VERSION)", "3.81"), encoding="utf-8")
    result = bare.make("html")
    assert result.returncode != 0
    assert "This is GNU make 3.81, and 4.0 or later is needed" in result.stderr


def test_two_installations_at_once_are_one(bare: Project) -> None:
    python = interpreter(bare, RECORDER.replace("mkdir -p", "sleep 1; mkdir -p"))
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: bare.make(".venv/installed", python), range(2)))
    assert [make.returncode for make in done] == [0, 0]
    assert (bare.folder / "calls").read_text().count("venv --clear") == 1
    assert any("Another make is installing here" in make.stderr for make in done)


def interpreter(project: Project, script: str) -> str:
    """Write a made-up Python into the project and return the argument that selects it."""
    project.write("other-python", f"#!/bin/sh\n{script}\n")
    (project.folder / "other-python").chmod(0o755)
    return "PYTHON=./other-python"


PYTHONS = {
    "too old": (
        'case $1 in --version) echo "Python 3.9.2";; *) exit 1;; esac',
        "Python 3.9.2 is too old: Gleichlauf needs 3.11 or later.",
    ),
    "without ensurepip": (
        'if [ "$2" = venv ]; then exit 1; fi',
        "python3-venv",
    ),
}


@pytest.mark.parametrize(("script", "message"), PYTHONS.values(), ids=PYTHONS)
def test_an_unfit_python_is_named(bare: Project, script: str, message: str) -> None:
    result = bare.make("html", interpreter(bare, script))
    assert result.returncode != 0
    assert message in result.stderr
    assert not (bare.folder / ".venv/installed").exists()


def test_without_python_make_says_what_to_install(bare: Project) -> None:
    result = bare.make("html", "PYTHON=python-that-nobody-has")
    assert result.returncode != 0
    assert "There is no python-that-nobody-has here. Please install Python 3.11" in result.stderr


# A made-up Python whose venv holds a made-up pip, which notes its calls and obeys `pip-fails`.
RECORDER = r"""
if [ "$2" = venv ]; then
  echo "venv $3" >> calls
  mkdir -p .venv/bin
  cat > .venv/bin/python <<'END'
#!/bin/sh
echo "$2 $(test -e .venv/installed && echo installed)" >> calls
test ! -e pip-fails
END
  chmod +x .venv/bin/python
fi
"""


def test_an_installation_is_made_once_and_never_half(bare: Project) -> None:
    python = interpreter(bare, RECORDER)
    calls = bare.folder / "calls"
    stamp = bare.folder / ".venv/installed"

    bare.write("pip-fails", "")
    assert bare.make(".venv/installed", python).returncode != 0
    assert not stamp.exists()
    assert calls.read_text() == "venv --clear\npip \n"

    # The next run starts afresh, and the one after it has nothing to do.
    (bare.folder / "pip-fails").unlink()
    calls.unlink()
    for _attempt in range(2):
        assert bare.make(".venv/installed", python).returncode == 0
        assert stamp.exists()
    assert calls.read_text() == "venv --clear\npip \npip \ntools.pyodide \n"

    # New requirements are added to what there is; the stamp is away meanwhile.
    calls.unlink()
    future = time.time() + 5
    os.utime(bare.folder / "requirements.txt", (future, future))
    assert bare.make(".venv/installed", python).returncode == 0
    assert calls.read_text() == "pip \npip \ntools.pyodide \n"


def test_a_copied_folder_makes_an_installation_of_its_own(bare: Project) -> None:
    python = interpreter(bare, RECORDER)
    bare.write(".venv/installed", "/another/folder\n")
    assert bare.make(".venv/installed", python).returncode == 0
    assert (bare.folder / "calls").read_text().startswith("venv --clear\n")
    assert (bare.folder / ".venv/installed").read_text() == f"{bare.folder.resolve()}\n"
