"""Without fork, resource and the signals of Unix: what works, and what says that it cannot."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/gleichlauf"
TAKE_AWAY = Path(__file__).with_name("without_unix.py")

INSIDE = {
    "guard/page_runner.py",
    "run/bootstrap.py",
    "schedules/__main__.py",
    "__main__.py",
    "schedules/processes/server.py",
    "schedules/processes/worker.py",
    "workshop/parts/glue.py",
}
"""What is only ever run in a process, or in a browser's worker, that others start."""

THREADS = "import threading\nthreading.Thread(target=print, args=('a',)).start()\nprint('b')\n"
BAD = 'msgid "for x in y:\\n    print(x)"\nmsgstr "for x in y:\\nprint(x)"\n'
CONF = """\
extensions = ["gleichlauf"]
language = "en"
gleichlauf_source_language = "de"
gleichlauf_examples = "doctest"
gleichlauf_schedules = True
locale_dirs = ["locales"]
"""
PAGE = """\
Anfang
======

.. testcode:: two

   import threading

   thread = threading.Thread(target=print, args=("Guten Tag",))
   thread.start()
   thread.join()
   print("Ende der Welt")

.. testoutput:: two

   Guten Tag
   Ende der Welt
"""


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TAKE_AWAY), *words],
        cwd=folder,
        env=os.environ | more,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_it_takes_away_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "uses.py").write_text("import os\nos.fork()\n")
    assert "has no attribute 'fork'" in run(tmp_path, "uses.py").stderr
    (tmp_path / "uses.py").write_text("import resource\n")
    # Since 3.15 the words are others where the module is one of the standard library's.
    told = run(tmp_path, "uses.py").stderr.splitlines()[-1]
    assert re.fullmatch("ModuleNotFoundError: .* 'resource'.*", told)


def test_every_module_can_be_imported(tmp_path: Path) -> None:
    names = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name not in INSIDE:
            names.append(f"gleichlauf.{name[:-3].replace('/', '.')}".removesuffix(".__init__"))
    assert len(names) > 150
    code = (
        "import importlib, traceback\n"
        f"for name in {names}:\n"
        "    try:\n        importlib.import_module(name)\n"
        "    except Exception as error:\n        print(name, type(error).__name__, error)\n"
    )
    (tmp_path / "imports.py").write_text(code)
    done = run(tmp_path, "imports.py")
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_catalogues_are_checked(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"page{number}.po").write_text(BAD, encoding="utf-8")
    done = run(tmp_path, "-m", "gleichlauf", "check", ".", "--jobs", "2")
    assert done.stderr == "3 catalogues, 3 blocks checked, 3 findings\n"
    assert [line.split(": ")[:2] for line in done.stdout.splitlines()] == [
        [f"page{number}.po:2", "broken"] for number in range(3)
    ]
    assert done.returncode == 1


def test_checking_by_running_says_that_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "page.po").write_text(BAD, encoding="utf-8")
    done = run(tmp_path, "-m", "gleichlauf", "check", "--run", ".")
    assert done.stdout == ""
    assert done.stderr == (
        "gleichlauf check: this system cannot limit what a program uses, so no code of a catalogue"
        " is run on it; leave --run out\n"
    )
    assert done.returncode == 2


@pytest.mark.parametrize("command", ["explore", "replay"])
def test_searching_says_in_a_sentence_that_it_cannot(tmp_path: Path, command: str) -> None:
    (tmp_path / "two.py").write_text(THREADS)
    words = ["two.py", "straight"] if command == "replay" else ["two.py"]
    done = run(tmp_path, "-m", "gleichlauf", command, *words)
    assert done.stdout == ""
    assert "this system cannot fork processes" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2


def test_documentation_is_built(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.rst").write_text(PAGE)
    catalogue = tmp_path / "locales/en/LC_MESSAGES/index.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Ende der Welt"\nmsgstr "End of the world"\n')
    done = run(tmp_path, "-m", "sphinx", "-W", "-b", "html", ".", "out")
    assert done.stderr == ""
    assert done.returncode == 0, done.stdout
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "End of the world" in page
    assert "gleichlauf-picture" not in page
    assert done.stdout.count("this system cannot fork processes") == 1
    assert (tmp_path / "out/_examples/index/two.py").is_file()


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
"""A system whose files are not UTF-8, as on Windows: who opens one without saying so fails."""


def test_the_other_system_takes_text_for_something_else(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Grüße", encoding="utf-8")
    (tmp_path / "opens.py").write_text("open('text.txt').read()\n")
    assert "UnicodeDecodeError" in run(tmp_path, "opens.py", **ASCII).stderr


@pytest.mark.parametrize("builder", ["html", "gettext", "examples"])
def test_texts_are_read_and_written_as_utf_8(tmp_path: Path, builder: str) -> None:
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    page = PAGE.replace("Guten Tag", "Schöne Grüße") + "\n.. literalinclude:: program.py\n"
    (tmp_path / "index.rst").write_text(page, encoding="utf-8")
    (tmp_path / "program.py").write_text('print("Ü")  # ein ü\n', encoding="utf-8")
    catalogue = tmp_path / "locales/en/LC_MESSAGES/index.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Schöne Grüße"\nmsgstr "Café für alle"\n', encoding="utf-8")
    for _ in range(2):  # the second time there are files of the first to be read
        done = run(tmp_path, "-m", "sphinx", "-W", "-q", "-b", builder, ".", "out", **ASCII)
        assert (done.returncode, done.stderr) == (0, "")
        done = run(tmp_path, "-m", "gleichlauf", "format-flags", "locales", **ASCII)
        assert (done.returncode, done.stderr) == (0, "")
    name = {"html": "index.html", "gettext": "index.pot", "examples": "index/two.py"}[builder]
    text = (tmp_path / "out" / name).read_text(encoding="utf-8")
    assert ("ein ü" if builder == "gettext" else "Café für alle") in text


def test_results_of_another_machine_are_read(tmp_path: Path) -> None:
    (tmp_path / "two.py").write_text(THREADS)
    explore = [sys.executable, "-m", "gleichlauf", "explore", "two.py", "--json"]
    found = subprocess.run(explore, cwd=tmp_path, capture_output=True, text=True, check=True)
    (tmp_path / "found.json").write_text(found.stdout)
    (tmp_path / "reads.py").write_text(
        "import json\nfrom gleichlauf.schedules import from_json\n"
        "for outcome in json.load(open('found.json'))['outcomes']:\n"
        "    print(from_json(outcome['witness']).granularity)\n"
    )
    done = run(tmp_path, "reads.py")
    assert done.stderr == ""
    assert done.stdout == "line\n" * 2
