"""Chance, time and identity are the same in every run, in every search, and in a replay."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Script, explore, replay

THREAD = (
    "\nfrom threading import Thread\nthread = Thread(target=work)\nthread.start()\nthread.join()\n"
)

SAME = {
    "the process": (
        "import os\nbefore = os.getpid()\ndef work():\n    print(before == os.getpid())\n",
        "True\n",
    ),
    "a file with its number": (
        "import os\nopen('a.pid', 'w').write(str(os.getpid()))\n"
        "def work():\n    print(int(open('a.pid').read()) == os.getpid())\n",
        "True\n",
    ),
    "a thread": (
        "import threading\ndef work():\n    me = threading.current_thread()\n"
        "    print(me.ident == threading.get_ident(), me in threading.enumerate())\n",
        "True True\n",
    ),
    "numbers of threads": (
        "import threading\ndef work():\n"
        "    print(threading.get_ident(), threading.get_native_id())\n",
        None,
    ),
    "a set of texts": ("def work():\n    print({'a', 'b', 'c', 'd'})\n", None),
    "random numbers": (
        "import random\ndef work():\n    print(random.random(), random.Random().random())\n",
        None,
    ),
    "bytes of the system": (
        "import os, uuid, secrets\ndef work():\n"
        "    print(os.urandom(4), uuid.uuid4(), uuid.uuid1(), secrets.token_hex(4))\n",
        None,
    ),
    "the date": (
        "import datetime, time\ndef work():\n"
        "    print(datetime.datetime.now(), time.ctime(), time.strftime('%H:%M'))\n",
        None,
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_it_is_the_same_each_time(case: str) -> None:
    source, printed = SAME[case]
    script = Script("same.py", source + THREAD)
    first, second = explore(script, bound=1), explore(script, bound=1)
    assert first.complete
    assert first == second
    (outcome,) = first.outcomes
    assert outcome.exceptions == ()
    assert printed in (None, outcome.stdout)
    assert replay(script, outcome.witness).outcome.stdout == outcome.stdout


def test_what_a_script_does_on_signals_is_kept_but_never_happens() -> None:
    source = (
        "import signal\nbefore = signal.signal(signal.SIGTERM, print)\n"
        "def work():\n    print(signal.getsignal(signal.SIGTERM) is print)\n"
    )
    (outcome,) = explore(Script("handler.py", source + THREAD), bound=1).outcomes
    assert outcome.stdout == "True\n"
