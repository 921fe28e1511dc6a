"""The exercises of the site: starters are not yet right, our solutions are, and so are others."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gleichlauf.schedules import Script
from gleichlauf.solutions.judging import Judgement, judge
from gleichlauf.solutions.task import read_task, without_task
from gleichlauf.solutions.trial import try_out

EXAMPLES = Path(__file__).parents[2] / "examples"


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


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_is_something_to_begin_with(site: Path, language: str) -> None:
    assert len(starters(site, language)) >= 20


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


THREADS = """\
threads = [threading.Thread(target={0}, name=name) for name in ("Anna", "Ben")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""

LOAD = """\
import threading

loads = []


def load():
    loads.append(1)
    return {"a": "b"}


"""
LOADED = THREADS.format("get_settings") + 'print("So oft geladen:", len(loads))\n'

RIGHT = {
    "load_once, acquired by hand": (
        "locks/load_once",
        LOAD
        + dedent(
            """\
            settings = None
            gate = threading.RLock()


            def get_settings():
                global settings
                gate.acquire()
                try:
                    if settings is None:
                        settings = load()
                finally:
                    gate.release()
                return settings


            """
        )
        + LOADED,
    ),
    "load_once, loaded before the threads": (
        "locks/load_once",
        LOAD + "settings = load()\n\n\ndef get_settings():\n    return settings\n\n\n" + LOADED,
    ),
    "load_once, checked twice": (
        "locks/load_once",
        LOAD
        + dedent(
            """\
            settings = {}
            gate = threading.Lock()


            def get_settings():
                if not settings:
                    with gate:
                        if not settings:
                            settings.update(load())
                return settings


            """
        )
        + LOADED,
    ),
    "playlist_stuck, a semaphore": (
        "locks/playlist_stuck",
        dedent(
            """\
            import threading

            lock = threading.Semaphore(1)


            def add_album():
                with lock, lock:
                    pass


            threading.Thread(target=add_album).start()
            """
        ),
    ),
    "dialogue, a queue each": (
        "events/dialogue",
        dedent(
            """\
            import queue
            import threading

            to_anna, to_ben = queue.Queue(), queue.Queue()


            def speak(lines, mine, other):
                for line in lines:
                    mine.get()
                    print(line)
                    other.put("du")


            lines = ["Gehen wir ins Kino?", "Um acht?"], ["Ja gern, wann?", "Ja, um acht!"]
            to_anna.put("du")
            threads = [
                threading.Thread(target=speak, args=(lines[0], to_anna, to_ben)),
                threading.Thread(target=speak, args=(lines[1], to_ben, to_anna)),
            ]
            for thread in threads:
                thread.start()
            """
        ),
    ),
    "last_bike, a lock": (
        "semaphores/last_bike",
        dedent(
            """\
            import threading

            bike = threading.Lock()
            found = []


            def set_out(name):
                if bike.acquire(blocking=False):
                    found.append(name)


            threads = [threading.Thread(target=set_out, args=(it,)) for it in ("Ben", "Clara")]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            print("Mit dem Rad:", *found)
            """
        ),
    ),
    "two_counters, an end for each": (
        "queues/two_counters",
        dedent(
            """\
            import queue
            import threading

            jobs = queue.Queue()
            stamped = []


            def work():
                for letter in iter(jobs.get, None):
                    stamped.append(letter)


            for job in ("letter", "parcel", None, None):
                jobs.put(job)
            clerks = [threading.Thread(target=work) for _ in range(2)]
            for clerk in clerks:
                clerk.start()
            for clerk in clerks:
                clerk.join()
            print("Gestempelt:", *sorted(stamped))
            """
        ),
    ),
    "loud_failure, caught": (
        "today/loud_failure",
        dedent(
            """\
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor() as pool:
                job = pool.submit(int, "keine Angabe")
            try:
                job.result()
            except ValueError as error:
                print("Fehlgeschlagen:", error.__class__.__name__)
            """
        ),
    ),
    "pack_without_drafts, with os.walk": (
        "archives/pack_without_drafts",
        dedent(
            """\
            import os
            import zipfile
            from pathlib import Path

            for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
                Path("novel", name).parent.mkdir(parents=True, exist_ok=True)
                Path("novel", name).write_text("text\\n", encoding="utf-8")
            packed = []
            with zipfile.ZipFile("novel.zip", "w") as archive:
                for place, folders, names in os.walk("novel"):
                    folders[:] = sorted(set(folders) - {"drafts"})
                    for name in sorted(names):
                        member = os.path.relpath(os.path.join(place, name), "novel")
                        archive.write(os.path.join(place, name), member)
                        packed.append(member.replace(os.sep, "/"))
            print(packed)
            """
        ),
    ),
    "honest_bar, added up by hand": (
        "archive_threads/honest_bar",
        dedent(
            """\
            done = 0
            for name, size in (("anna.txt", 10), ("ben.txt", 10), ("cleo.jpg", 180)):
                done += size
                filled = done // 10
                print(f"[{'#' * filled}{'.' * (20 - filled)}] {done}/200 {name}")
            """
        ),
    ),
}

WRONG = {
    "load_once, two blocks": (
        "locks/load_once",
        LOAD
        + dedent(
            """\
            settings = {}
            gate = threading.Lock()


            def get_settings():
                global settings
                with gate:
                    missing = not settings
                if missing:
                    with gate:
                        settings = load()
                return settings


            """
        )
        + LOADED,
        "So oft geladen: 2",
    ),
    "load_once, a lock in each call": (
        "locks/load_once",
        LOAD
        + dedent(
            """\
            settings = {}


            def get_settings():
                global settings
                with threading.Lock():
                    if not settings:
                        settings = load()
                return settings


            """
        )
        + LOADED,
        "So oft geladen: 2",
    ),
    "load_once, without threads": (
        "locks/load_once",
        'print("So oft geladen: 1")\n',
        "starts none",
    ),
    "playlist_stuck, it ends": (
        "locks/playlist_stuck",
        "import threading\nthreading.Thread(target=print).start()\n",
        "None of its outcomes",
    ),
    "dialogue, a lock": (
        "events/dialogue",
        dedent(
            """\
            import threading

            lock = threading.Lock()


            def speak(lines):
                for line in lines:
                    with lock:
                        print(line)


            for lines in (["Gehen wir ins Kino?", "Um acht?"], ["Ja gern, wann?", "Ja, um acht!"]):
                threading.Thread(target=speak, args=(lines,)).start()
            """
        ),
        "It can do what the exercise does not ask for",
    ),
    "last_bike, both wait": (
        "semaphores/last_bike",
        dedent(
            """\
            import threading

            bike = threading.Semaphore(1)
            threads = [threading.Thread(target=bike.acquire) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            print("Mit dem Rad: Ben")
            """
        ),
        "never ends",
    ),
    "pack_without_drafts, the file is gone": (
        "archives/pack_without_drafts",
        dedent(
            """\
            import zipfile
            from pathlib import Path

            for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
                Path("novel", name).parent.mkdir(parents=True, exist_ok=True)
                Path("novel", name).write_text("text\\n", encoding="utf-8")
            with zipfile.ZipFile("novel.zip", "w") as archive:
                archive.write("novel/chapter1.txt", "chapter1.txt")
            print(["chapter1.txt", "notes/drafts"])
            """
        ),
        "novel.zip lacks notes/drafts",
    ),
}


@pytest.mark.parametrize(("name", "source"), RIGHT.values(), ids=RIGHT)
def test_another_right_solution_is_right(site: Path, name: str, source: str) -> None:
    found = judged(starters(site, "de")[name], source)
    assert found.verdict == "right", found


@pytest.mark.parametrize(("name", "source", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_solution_is_wrong(site: Path, name: str, source: str, reason: str) -> None:
    found = judged(starters(site, "de")[name], source)
    assert found.verdict == "wrong"
    assert reason in "\n".join(map(str, found.sentences))
