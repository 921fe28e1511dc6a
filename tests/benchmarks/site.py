"""What the site costs beside plain Sphinx: ``python -m tests.benchmarks.site [--quick]``.

Everything is measured in one run, alternating with what it is compared with, in copies of the
project: nothing here touches its own build/. The aims stand beside the figures; no test depends
on them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from gleichlauf.example.file import read_example
from gleichlauf.proof.cache import FOLDER
from gleichlauf.proof.prove import FREE_RUNS
from tests.benchmarks.measure import Cost, alternate, report, run, together
from tests.benchmarks.plain import write_configuration, write_generated_site

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "en")
PARTS = (
    *("docs", "locales", "examples", "tools", "conf.py", "Makefile"),
    "tests/own_project/minimal",  # a page shows its files
)
CORES = len(os.sched_getaffinity(0))


def copy_project(folder: Path) -> None:
    """Copy what a build needs, with a .venv that is the Python which runs this."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.mo"))
        else:
            shutil.copy(ROOT / part, folder)
    for name in ("requirements.txt", "pyproject.toml"):
        (folder / name).touch()
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (folder / ".venv/installed").write_text(f"{folder.resolve()}\n")


def sphinx(
    builder: str, folder: Path, target: str, *options: str, configuration: str = "."
) -> Cost:
    """Run one plain call of Sphinx."""
    arguments = ["-q", "-b", builder, "-c", configuration, "-d", f"{target}.doctrees", *options]
    return run([sys.executable, "-m", "sphinx", *arguments, "docs", target], folder)


def measure_html(folder: Path, rounds: int) -> None:
    """Measure both languages from nothing against two plain calls, and then the rebuilds."""
    write_configuration(folder / "plain", ours=False)
    write_configuration(folder / "extension", ours=True)
    (folder / "extension" / FOLDER).symlink_to(folder / FOLDER)

    def from_nothing() -> Cost:
        shutil.rmtree(folder / "build", ignore_errors=True)
        return run(["make", "html"], folder)

    def two_calls(configuration: str) -> Cost:
        target = f"{configuration}-build"
        shutil.rmtree(folder / target, ignore_errors=True)
        # Like ours: nothing is there, and catalogues are compiled.
        for compiled in (folder / "locales").rglob("*.mo"):
            compiled.unlink()
        calls = []
        for language in LANGUAGES:
            option = f"language={language}"
            site = f"{target}/{language}"
            calls.append(sphinx("html", folder, site, "-D", option, configuration=configuration))
        return together(calls)

    def nothing_changed() -> Cost:
        return run(["make", "html"], folder)

    def one_page_changed() -> Cost:
        with (folder / "docs/stdlib2.rst").open("a", encoding="utf-8") as page:
            page.write("\n.. A line that no reader sees.\n")
        return run(["make", "html"], folder)

    def extraction() -> Cost:
        shutil.rmtree(folder / "build", ignore_errors=True)
        return run(["make", "examples"], folder)

    # Once, since it takes long: searches are kept, as they are in every later build.
    searched = from_nothing()
    site, nothing, one, bare, extension, examples = alternate(
        rounds,
        from_nothing,
        nothing_changed,
        one_page_changed,
        partial(two_calls, "plain"),
        partial(two_calls, "extension"),
        extraction,
    )
    print("The site, both languages; beside two calls of plain sphinx-build one after the other")
    report("plain sphinx-build, twice", f"{bare.wall:.2f} s, processor {bare.processor:.2f} s")
    report("make html, by the clock", f"{site.wall:.2f} s", site.wall / bare.wall, 0.7)
    report(
        "make html, processor time",
        f"{site.processor:.2f} s",
        site.processor / bare.processor,
        1.15,
    )
    ratio = extension.processor / bare.processor
    report("sphinx-build with us alone, processor time", f"{extension.processor:.2f} s", ratio)
    report("make html, largest process", f"{site.memory:.0f} MB", site.memory / bare.memory)
    report("the first time, when schedules are searched", f"{searched.wall:.2f} s")
    report("again, nothing changed", f"{nothing.wall:.2f} s", nothing.wall / site.wall, 0.3)
    report("again, one page changed", f"{one.wall:.2f} s", one.wall / site.wall, 0.5)
    report("make examples, from nothing", f"{examples.wall:.2f} s", examples.wall / site.wall)


def measure_examples(folder: Path, title: str, rounds: int) -> None:
    """Measure all examples under pytest against bare calls of Python, spread over the cores.

    Each runs once: so it is with another interpreter than pytest's own, and here that is the
    one from which the virtual environment was made. ``folder`` is that of the project.
    """
    programs = []
    for path in sorted((folder / "examples").rglob("*.py")):
        outcomes = read_example(path.read_text(encoding="utf-8")).outcomes
        # A bare call of what never ends would not end.
        if all(outcome.ending == "finished" for outcome in outcomes):
            programs.append(str(path))
    python = str(Path(sys.executable).resolve())

    def under_pytest(*names: str, options: Sequence[str] = ("--gleichlauf-python", python)) -> Cost:
        for passed in (folder / FOLDER).glob("*.passed"):
            passed.unlink()
        # Of the plugins that are installed here an author of examples needs none but ours.
        others = [f"-pno:{name}" for name in ("anyio", "hypothesispytest", "xdist")]
        whole = ["-q", f"--rootdir={folder}", *others, *options, *names]
        return run([sys.executable, "-m", "pytest", *whole], folder)

    def bare() -> Cost:
        calls = []
        for name in programs:
            with tempfile.TemporaryDirectory() as empty:
                # One that is meant to fail does so here as well.
                calls.append(run([python, name], Path(empty), may_fail=True))
        return together(calls)

    under_pytest(*programs)  # searches what no build has searched, which is kept
    tested, plain, first = alternate(
        rounds, partial(under_pytest, *programs), bare, partial(under_pytest, programs[0])
    )
    shared = plain.wall / CORES
    print(f"{title}: {len(programs)} that end by themselves, {CORES} cores")
    report("python file.py, all, divided by the cores", f"{shared:.2f} s")
    report("pytest, each run once", f"{tested.wall:.2f} s", tested.wall / shared, 1.3)
    rest = max(tested.wall - first.wall, 0)
    report("the same without its own start", f"{rest:.2f} s", rest / shared)
    often = under_pytest(*programs, options=())
    report(f"pytest, threaded ones run {FREE_RUNS} times", f"{often.wall:.2f} s")


def measure_growth(folder: Path, sizes: list[int]) -> None:
    """Measure generated sites of growing size, with us and without, each built once."""
    print("Generated sites, five blocks on each page")
    each: list[tuple[float, float]] = []
    for pages in sizes:
        for kind in ("ours", "plain"):
            write_generated_site(folder / f"{kind}-{pages}", pages, ours=kind == "ours")
        ours, plain = alternate(
            1,
            partial(sphinx, "html", folder / f"ours-{pages}", "build"),
            partial(sphinx, "html", folder / f"plain-{pages}", "build"),
        )
        figures = f"{ours.wall:.2f} s beside {plain.wall:.2f} s"
        report(f"{pages} pages, by the clock", figures, ours.wall / plain.wall)
        figures = f"{ours.processor:.2f} s beside {plain.processor:.2f} s"
        report(f"{pages} pages, processor time", figures, ours.processor / plain.processor)
        figures = f"{ours.memory:.0f} MB beside {plain.memory:.0f} MB"
        report(f"{pages} pages, memory", figures, ours.memory / plain.memory, 1.3)
        each.append((ours.processor / pages, plain.processor / pages))
    # From the second size on, what Sphinx needs to start has little weight.
    (ours_before, plain_before), (ours_after, plain_after) = each[-2:]
    report(
        f"each page of {sizes[-1]} to each of {sizes[-2]}",
        f"plain Sphinx {plain_after / plain_before:.2f}",
        ours_after / ours_before,
        1.1,
    )


def main() -> None:
    """Measure everything and print it with its aims."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="one round, and small sites only")
    quick: bool = parser.parse_args().quick
    rounds, sizes = (1, [10, 30]) if quick else (3, [10, 100, 1000])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = folder / "project"
        project.mkdir()
        copy_project(project)
        measure_html(project, rounds)
        measure_examples(project, "The examples of this project", rounds)
        many = folder / "many"
        write_generated_site(many, 10 if quick else 100, ours=True)
        sphinx("examples", many, "examples/de")
        measure_examples(many, "Generated examples", rounds)
        measure_growth(folder, sizes)


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        # A build of this project that fails is told like one of make's.
        sys.exit(str(error))
