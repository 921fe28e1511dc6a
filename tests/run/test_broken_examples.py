"""Examples that are broken on purpose: each is run for real, and the verdict names the line."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest

from gleichlauf.example.example import Example, Outcome, ThreadException, Waiting
from gleichlauf.example.lines import file_lines
from gleichlauf.run.judge import judge
from gleichlauf.run.process import run_example
from tests.processes import alive


@dataclass(frozen=True)
class Case:
    """An example, what its page says, and what the verdict should be: wrong, at which text."""

    code: str
    wrong: str = ""
    at: str = ""
    outcomes: tuple[Outcome, ...] = (Outcome(""),)
    files: tuple[str, ...] = ()
    cleanup: str = ""
    time_limit: float = 30.0


ASYNC_ZIP = """\
import threading, zipfile

class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        threading.Thread.__init__(self)
        self.infile = infile
        self.outfile = outfile

    def run(self):
        f = zipfile.ZipFile(self.outfile, 'w', zipfile.ZIP_DEFLATED)
        f.write(self.infile)
        f.close()
        print('Finished background zip of:', self.infile)

background = AsyncZip('mydata.txt', 'myarchive.zip')
background.start()
print('The main program continues to run in foreground.')

background.join()    # Wait for the background task to finish
print('Main program waited until background was done.')
"""
ASYNC_ZIP_OUTPUT = """\
The main program continues to run in foreground.
Main program waited until background was done.
"""
DEADLOCK = """\
import threading

first = threading.Lock()
second = threading.Lock()
meeting = threading.Barrier(2)

def transfer(one, other):
    with one:
        meeting.wait()
        with other:
            print("never")

threads = [
    threading.Thread(target=transfer, args=locks, name=name)
    for name, locks in [("A", (first, second)), ("B", (second, first))]
]
print("start")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
DEADLOCK_OUTCOME = Outcome(
    "start\n", "deadlock", (Waiting("A", "with other:"), Waiting("B", "with other:"))
)
LOST = "import threading\nthread = threading.Thread(target=int, args=['x'], name='W')\n"
LOST += "thread.start()\nthread.join()"
DIES = (ThreadException("W", "ValueError"),)

CASES = {
    "passes": Case("print('a')", outcomes=(Outcome("a\n"),)),
    "passes with an umlaut": Case("print('ä €')", outcomes=(Outcome("ä €\n"),)),
    "second outcome": Case("print('b')", outcomes=(Outcome("a\n"), Outcome("b\n"))),
    "undocumented output": Case("print('b')", outcomes=()),
    "wrong output": Case(
        "print('a')\nprint('x')\nprint('c')",
        "does not print what its page says",
        "# | b",
        (Outcome("a\nb\nc\n"),),
    ),
    "other order": Case(
        "print('b')\nprint('a')", "does not print what its page says", "# | a", (Outcome("a\nb\n"),)
    ),
    "none of the outcomes": Case(
        "print('a')\nprint('x')",
        "prints none of the 2 outputs",
        "# | c",
        (Outcome("b\n"), Outcome("a\nc\n")),
    ),
    "too little output": Case("print('a')", "does not print", "# | b", (Outcome("a\nb\n"),)),
    "too much output": Case("print('a\\nb')", "does not print", "# | a", (Outcome("a\n"),)),
    "trailing blank": Case("print('a ')", "does not print", "# | a", (Outcome("a\n"),)),
    "an exception in a thread, exit status 0": Case(
        ASYNC_ZIP,
        "thread Thread-1 died of FileNotFoundError",
        "f.write(self.infile)",
        (Outcome(ASYNC_ZIP_OUTPUT),),
        ("myarchive.zip",),
    ),
    "a documented exception in a thread": Case(LOST, outcomes=(Outcome("", exceptions=DIES),)),
    "a documented exception that never comes": Case(
        "pass",
        "thread W was to end with ValueError, but did not",
        "pass",
        (Outcome("", exceptions=DIES),),
    ),
    "an undocumented exception in the main program": Case(
        "x = 1\nx / 0", "it ended with ZeroDivisionError", "x / 0"
    ),
    "a documented exception in the main program": Case(
        "1 / 0",
        outcomes=(Outcome("", exceptions=(ThreadException("MainThread", "ZeroDivisionError"),)),),
    ),
    "not even Python": Case("x = 1\ndef f(:", "it ended with SyntaxError", "def f(:"),
    "no such package": Case("import psutl", "it ended with ModuleNotFoundError", "import psutl"),
    "a thread that is not joined": Case(
        "import threading, time\n\ndef work():\n    time.sleep(0.3)\n\n"
        "threading.Thread(target=work, name='W').start()",
        "the thread W was still running",
        "    time.sleep(0.3)",
    ),
    "a daemon thread": Case(
        "import threading\nforever = threading.Event()\n"
        "threading.Thread(target=lambda: forever.wait(), daemon=True, name='W').start()",
        "the daemon thread W was still running",
        "threading.Thread(target=lambda: forever.wait(), daemon=True, name='W').start()",
    ),
    "a thread of _thread": Case(
        "import _thread, time\n_thread.start_new_thread(lambda: time.sleep(9), ())\n"
        "time.sleep(0.1)",
        "the daemon thread (_thread) was still running",
        "_thread.start_new_thread(lambda: time.sleep(9), ())",
    ),
    "a thread that has as good as ended": Case(
        "import threading\ndone = threading.Event()\n"
        "threading.Thread(target=done.set).start()\ndone.wait()",
    ),
    "a file": Case("with open('a.txt', 'w'):\n    pass", files=("a.txt",)),
    "an undeclared file": Case(
        "with open('a.txt', 'w'):\n    pass", "it left a.txt", "with open('a.txt', 'w'):"
    ),
    "an undeclared empty folder": Case("import os\nos.mkdir('d')", "it left d/", "import os"),
    "a declared file is missing": Case("pass", "it did not leave a.txt", "pass", files=("a.txt",)),
    "files in a folder": Case(
        "import os\nos.makedirs('d/e')\nwith open('d/e/f', 'w'):\n    pass", files=("d/e/f",)
    ),
    "another folder": Case(
        "import os, tempfile\nos.chdir(tempfile.mkdtemp())\nwith open('a.txt', 'w'):\n    pass",
        "it did not leave a.txt",
        "import os, tempfile",
        files=("a.txt",),
    ),
    "an archive": Case(
        "import zipfile\nwith zipfile.ZipFile('a.zip', 'w') as archive:\n"
        "    archive.writestr('b', 'text')",
        files=("a.zip",),
    ),
    "no archive": Case(
        "with open('a.zip', 'w') as file:\n    file.write('PK')",
        "its archive a.zip is damaged: File is not a zip file",
        "with open('a.zip', 'w') as file:",
        files=("a.zip",),
    ),
    "a damaged member": Case(
        "import zipfile\nwith zipfile.ZipFile('a.zip', 'w') as archive:\n"
        "    archive.writestr('b', 'text')\nwith open('a.zip', 'r+b') as file:\n"
        "    data = file.read().replace(b'text', b'tent')\n    file.seek(0)\n    file.write(data)",
        "its archive a.zip is damaged: the member b does not match its checksum",
        "import zipfile",
        files=("a.zip",),
    ),
    "never ends": Case(
        "import threading\nevent = threading.Event()\nevent.wait()",
        "it had not ended after 1 seconds",
        "event.wait()",
        time_limit=1,
    ),
    "never ends, in Python": Case(
        "while True: pass", "it had not ended after 1 seconds", "while True: pass", time_limit=1
    ),
    "a documented deadlock": Case(DEADLOCK, outcomes=(DEADLOCK_OUTCOME,)),
    "a deadlock, documented for another line": Case(
        DEADLOCK,
        "it had not ended after 1 seconds",
        "    thread.join()",
        (Outcome("start\n", "deadlock", (Waiting("A", "meeting.wait()"),)),),
        time_limit=1,
    ),
    "a documented hang": Case(
        "print('a')\nwhile True:\n    pass", outcomes=(Outcome(""), Outcome("a\n", "hang"))
    ),
    "a hang that ends": Case(
        "print('a')", "it ended, but its page says", "# | a", (Outcome("a\n", "hang"),)
    ),
    "exit status": Case("import sys\nsys.exit(3)", "its exit status is 3", "import sys"),
    "exit status, and a thread's exception": Case(
        LOST + "\nraise SystemExit(3)",
        "its exit status is 3",
        "import threading",
        (Outcome("", exceptions=DIES),),
    ),
    "sys.exit as it should be": Case("import sys\nsys.exit()"),
    "kills itself": Case(
        "import os\nos.kill(os.getpid(), 9)", "its process was killed by SIGKILL", "import os"
    ),
    "leaves by the window": Case(
        "import os\nos._exit(0)", "it left without coming to its end", "import os"
    ),
    "closes its output, then never ends": Case(
        "import os, time\nos.close(1)\nos.close(2)\ntime.sleep(60)",
        "it had not ended after 1 seconds",
        "time.sleep(60)",
        time_limit=1,
    ),
    "a flood": Case(
        "while True:\n    print('x' * 1000)",
        "it printed so much that it was stopped",
        "while True:",
    ),
    "reads its input": Case("input()", "it ended with EOFError", "input()"),
    "stderr": Case("import sys\nprint('x', file=sys.stderr)", "it wrote to stderr", "import sys"),
    "a warning of the development mode": Case(
        "open('a', 'w')", "it wrote to stderr", "open('a', 'w')", files=("a",)
    ),
    "an own hook for threads": Case(
        "import threading\nthreading.excepthook = lambda args: print(args.exc_type.__name__)\n"
        + LOST,
        outcomes=(Outcome("ValueError\n"),),
    ),
    "the environment is reduced": Case(
        "import os\nprint(sorted(name for name in os.environ if 'PYTHON' in name))",
        outcomes=(Outcome("['PYTHONUTF8']\n"),),
    ),
    "a class that pickles": Case(
        "import pickle\nclass A:\n    pass\npickle.loads(pickle.dumps(A()))\nprint(__name__)",
        outcomes=(Outcome("__main__\n"),),
    ),
    "clean-up": Case("with open('a', 'w'):\n    pass", cleanup="import os\nos.remove('a')"),
    "no module of ours is there": Case("threading", "it ended with NameError", "threading"),
}


def example_of(case: Case) -> Example:
    return Example(
        name="broken",
        page="broken",
        language="en",
        title="Broken",
        form="program",
        setup="",
        code=case.code,
        cleanup=case.cleanup,
        outcomes=case.outcomes,
        files=case.files,
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_verdict(case: Case) -> None:
    example = example_of(case)
    verdict = judge(example, run_example(example, time_limit=case.time_limit))
    lines = file_lines(example)
    found = [(complaint.wrong, lines[complaint.line - 1]) for complaint in verdict.complaints]
    if not case.wrong:
        assert found == []
        assert verdict.passed
    else:
        assert len(found) == 1, found
        assert case.wrong in found[0][0]
        assert found[0][1] == case.at or found[0][1].strip() == case.at
        assert verdict.complaints[0].advice
        assert not verdict.passed


SESSIONS = {
    "passes": (">>> print('a')\na", ""),
    "wrong": (">>> 1 + 1\n2\n>>> 1 + 2\n4", ">>> 1 + 2"),
    "exception": (">>> 1 / 0", ">>> 1 / 0"),
    "prints backslashes": (">>> print('a\\\\b')\na\\b", ""),
}


@pytest.mark.parametrize(("session", "at"), SESSIONS.values(), ids=SESSIONS.keys())
def test_session(session: str, at: str) -> None:
    example = Example("s", "p", "de", "S", "session", "x = 1", session, "del x", ())
    verdict = judge(example, run_example(example))
    lines = file_lines(example)
    assert [lines[complaint.line - 1] for complaint in verdict.complaints] == ([at] if at else [])


@pytest.mark.skipif(os.name != "posix", reason="sessions of processes are POSIX's")
@pytest.mark.parametrize("own_session", [False, True])
def test_no_process_outlives_its_example(own_session: bool) -> None:
    code = (
        "import subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],"
        f" start_new_session={own_session})\n"
        "print(child.pid)\nchild.returncode = 0"
    )
    run = run_example(example_of(Case(code, outcomes=())))
    verdict = judge(example_of(Case(code, outcomes=())), run)
    assert [complaint.wrong[:29] for complaint in verdict.complaints] == [
        "it left a process running: " + run.processes[0][:2]
    ]
    child = int(run.stdout)
    assert not alive(child)


def test_a_diff_shows_what_cannot_be_seen() -> None:
    example = example_of(Case("print('a ')", outcomes=(Outcome("a\n"),)))
    verdict = judge(example, run_example(example))
    assert verdict.complaints[0].detail == (
        "--- documented",
        "+++ printed",
        "@@ -1 +1 @@",
        "-a",
        "+a\N{OPEN BOX}",
    )


def test_a_deadlock_shows_every_thread() -> None:
    example = example_of(Case(DEADLOCK, outcomes=(Outcome("start\nnever\nnever\n"),)))
    verdict = judge(example, run_example(example, time_limit=1))
    lines = file_lines(example)
    places = verdict.complaints[0].places
    assert [(lines[line - 1].strip(), where.split(",")[0]) for line, where in places] == [
        ("thread.join()", "thread MainThread"),
        ("with other:", "thread A"),
        ("with other:", "thread B"),
    ]
