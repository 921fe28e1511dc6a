"""Every outcome of a threaded script within a bound; needs the standard library only.

The package imports nothing of its surroundings: copied out, ``python -m schedules explore
FILE.py`` runs it alone. `explore` runs an unmodified script under every *schedule*, that is,
every choice of which thread goes on at each *point*; `replay` runs one schedule again and tells
every step. Each run begins at the script's first line, in an empty directory, and in a process in
which nothing of an earlier run can be seen. All end with the explorer.

The rooms, and who may know whom (``tests/test_architecture.py`` holds them to it)::

    search ---------> runs.report <--------- processes     what to try next; the processes of runs
                          ^                      |
                          |                      v
                          +-------------------- runs       one run, from first line to ending
                                                 |
                      +-------------+------------+
                      v             v
                  stand_ins      points                    threads, locks, clocks; where to switch
                      |             |
                      v             v
                   control <---- reading                   whose turn it is; what statements touch
                      |
                      v
                   telling                                 events and waiting, in words

A *runner* makes the run of one schedule and returns a typed report (`runs.report`). Those of
`processes` fork; another can be written without a change to the search. `states` builds the graph
of all states of a script.

What the numbers of a result mean
---------------------------------

*Bound.* A switch away from a thread that could have gone on is a preemption. A wait for a time
that ends while others could still go on (early), or after one that ends later (late), is a
schedule like any other. A search with bound 2 has tried every schedule with at most two of these
together; switches away from a thread that waits, sleeps or has ended are free, however many there
are. A thread that starts another goes on; that the new one runs first costs a preemption.

*Granularity* says where the points are. In all three, there is one before a lock is acquired
(by the script, or within a condition, semaphore, event, barrier, queue or pool), before
``locked``, ``join``, ``is_alive`` and ``sleep``, when a thread ends, and before the process does.

``line``
    Also before each statement of the script, however it is laid out; the header of a compound
    statement once each time it is evaluated (and a ``with`` again at its end). A comprehension
    belongs to its statement. One statement, and one `print`, is not divided.
``opcode``
    Also before each bytecode instruction of the script, and before each text that is written
    (`print` writes its end separately). More than CPython with the GIL does, and not the same
    on every version of Python; a stand-in for what the language leaves open.
``gil``
    Where CPython with the GIL can switch: where a function of the script begins, when a loop
    comes back, after a call from the script has returned, and before each text is written.

*Time* is virtual. With ``exact_time``, the clock moves on only when no thread can go on, to the
next thing that someone waits for. *Chance* is fixed: random numbers, `os.urandom`, hashes of
texts, and the numbers of the process and its threads are the same in every run; no signal comes.

*Endings.* ``finished``: the process ends, with all that Python does at its end. ``exit``: by
`os._exit`. ``deadlock``: every thread waits for another. ``hang``: the same, where a thread does
not wait but goes round a loop that changes nothing. A thread that goes round such a loop while
others can go on lets them. A script that still runs after 20,000 points, does what cannot be
seen (a process, a socket, a signal, waiting in C), or reads standard input makes the search
incomplete.

What is left out, and why nothing is lost by it, stands in `search.search`.
"""

from .exploration import (
    Ending,
    Event,
    Exploration,
    Granularity,
    Outcome,
    Replay,
    ThreadException,
    Waiting,
)
from .explorer import explore, replay
from .schedule import Schedule, ScheduleError, from_json, read_schedule
from .script import CannotSearchError, Script, ScriptError, read_script
from .version import explorer_version

__all__ = [
    "CannotSearchError",
    "Ending",
    "Event",
    "Exploration",
    "Granularity",
    "Outcome",
    "Replay",
    "Schedule",
    "ScheduleError",
    "Script",
    "ScriptError",
    "ThreadException",
    "Waiting",
    "explore",
    "explorer_version",
    "from_json",
    "read_schedule",
    "read_script",
    "replay",
]
