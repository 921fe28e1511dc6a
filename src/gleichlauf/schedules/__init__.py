"""Every outcome of a threaded script within a bound; needs the standard library only."""

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
from .script import Script, ScriptError, read_script
from .version import explorer_version

__all__ = [
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
