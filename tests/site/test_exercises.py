"""The exercises of the site: starters are not yet right, our solutions are, and so are others.

What others may write lies in ``tests/solutions/exercises``, a folder for each exercise: files whose
names begin with ``right`` solve it, those with ``wrong`` do not. The first line of a wrong one says
what the reader is told, where that is of interest.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.schedules import Script
from gleichlauf.solutions.judging import Judgement, judge
from gleichlauf.solutions.task import read_task, without_task
from gleichlauf.solutions.trial import try_out

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
OTHERS = ROOT / "tests/solutions/exercises"
SAYS = "# says: "


def starters(site: Path, language: str) -> dict[str, Path]:
    """Return the starter programs of a site by the name of what solves each."""
    folder = site / language / "_exercises"
    return {
        f"{path.parent.name}/{path.stem.removesuffix('_start')}": path
        for path in sorted(folder.rglob("*.py"))
    }


def judged(starter: Path, source: str) -> Judgement:
    task = read_task(starter.read_text(encoding="utf-8"))
    script = Script("solution.py", without_task(source))
    return judge(task, try_out(task, script))


def others(kind: str) -> list[str]:
    return [path.relative_to(OTHERS).as_posix() for path in sorted(OTHERS.rglob(f"{kind}_*.py"))]


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_is_something_to_begin_with(site: Path, language: str) -> None:
    assert len(starters(site, language)) >= 32


@pytest.mark.parametrize("language", ["de", "en"])
def test_starters_are_not_yet_right_and_our_solutions_are(site: Path, language: str) -> None:
    wrong = []
    for name, starter in starters(site, language).items():
        ours = (EXAMPLES / language / f"{name}.py").read_text(encoding="utf-8")
        if (found := judged(starter, ours)).verdict != "right":
            wrong.append(f"{name}: our solution: {found}")
        begun = starter.read_text(encoding="utf-8")
        if (found := judged(starter, begun)).verdict != "wrong":
            wrong.append(f"{name}: its starter: {found}")
    assert wrong == []


@pytest.mark.parametrize("kind", ["right", "wrong"])
def test_each_exercise_has_been_solved_by_others(site: Path, kind: str) -> None:
    assert {name.rpartition("/")[0] for name in others(kind)} == set(starters(site, "de"))


@pytest.mark.parametrize("name", others("right"))
def test_another_right_solution_is_right(site: Path, name: str) -> None:
    exercise = name.rpartition("/")[0]
    found = judged(starters(site, "de")[exercise], (OTHERS / name).read_text(encoding="utf-8"))
    assert found.verdict == "right", found


@pytest.mark.parametrize("name", others("wrong"))
def test_a_wrong_solution_is_wrong(site: Path, name: str) -> None:
    exercise = name.rpartition("/")[0]
    source = (OTHERS / name).read_text(encoding="utf-8")
    found = judged(starters(site, "de")[exercise], source)
    assert found.verdict == "wrong"
    first = source.splitlines()[0]
    if first.startswith(SAYS):
        assert first.removeprefix(SAYS) in "\n".join(map(str, found.sentences))
